using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Assessments;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Application.Demo;

/// <summary>One entry of a demo sheet.</summary>
/// <param name="Code">Code of the clause; of the item when the state is given.</param>
/// <param name="Count">How often, for counted clauses.</param>
/// <param name="Place">Where.</param>
/// <param name="Reason">Why.</param>
/// <param name="State">Not applicable or exempt; findings otherwise.</param>
/// <param name="Value">Measured value, for measured clauses.</param>
internal sealed record DemoLine(
    string Code, decimal? Count, string? Place, string? Reason, ItemState State = ItemState.Findings, decimal? Value = null);

/// <summary>How far one sheet is. Rows without a line are clear.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Part">Code of the part.</param>
/// <param name="State">How far it is.</param>
/// <param name="Lines">What was found.</param>
/// <param name="Rows">How many rows of a draft are done; null: all.</param>
/// <param name="ReturnReason">Why it was sent back.</param>
internal sealed record DemoSheet(
    string Unit, string Part, AssessmentState State, IReadOnlyList<DemoLine> Lines, int? Rows = null, string? ReturnReason = null);

/// <summary>Opens a sheet for every assessed unit and works on those that have a script.</summary>
internal sealed class DemoSheets(IReadOnlyDictionary<string, RubricEdition> editions)
{
    // The assessment of 2016 ran in January 2017, the verification of the towns in December 2024; hours are UTC, 9 o'clock at the place.
    private static readonly DateTime CityStart = new(2017, 1, 4, 1, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime TownStart = new(2024, 12, 2, 1, 0, 0, DateTimeKind.Utc);

    public IEnumerable<DomainEvent> Open(AssessmentDb db, Scheme city, Scheme towns)
    {
        var happened = new List<DomainEvent>();
        Open(city, "county", DemoUnits.CountyTeam, DemoCountySheets.All, CityStart);
        Open(city, "department", DemoUnits.DepartmentTeam, DemoDepartmentSheets.All, CityStart);
        Open(towns, "town", DemoUnits.ShishiTeam, DemoShishiSheets.Towns(editions["shishi-town"]), TownStart);
        Open(towns, "enterprise", DemoUnits.ShishiTeam, DemoShishiSheets.Enterprises(editions["shishi-enterprise"]), TownStart);
        foreach (var script in DemoSelfSheets.All)
            Self(script);
        return happened;

        void Self(DemoSheet script)
        {
            var team = db.ChangeTracker.Entries<Assessment>().Select(entry => entry.Entity)
                .Single(sheet => sheet.Unit == script.Unit && sheet.Part == script.Part && sheet.Kind == AssessmentKind.Team);
            // As it was before the team came.
            var self = new Assessment(
                DemoId.Of($"self/{team.Scheme}/{team.Part}/{team.Unit}"), team.Scheme, team.Group, team.Part, team.Unit, team.Rubric, team.Edition, null, team.Period,
                AssessmentKind.Self);
            db.SheetsOfAnyKind.Add(self);
            happened.Add(self.Opened());
            happened.AddRange(new Work(self, editions[team.Rubric], script, [DemoSelfSheets.Of(script.Unit)]).Do(DemoSelfSheets.Start));
        }

        void Open(Scheme scheme, string groupCode, string team, IEnumerable<DemoSheet> scripts, DateTime start)
        {
            var group = scheme.Group(groupCode)!;
            var work = scripts.ToDictionary(script => (script.Unit, script.Part));
            var visited = 0;
            foreach (var unit in Units(group))
            {
                var at = start.AddDays(visited++ % 12);
                foreach (var part in group.Parts.Where(part => part.Kind == PartKind.Rubric))
                {
                    var id = DemoId.Of($"sheet/{scheme.Code}/{part.Code}/{unit}");
                    var sheet = new Assessment(id, scheme.Code, groupCode, part.Code, unit, part.Rubric!, part.Edition!, team);
                    db.SheetsOfAnyKind.Add(sheet);
                    happened.Add(sheet.Opened());
                    if (work.Remove((unit, part.Code), out var script))
                        happened.AddRange(new Work(sheet, editions[part.Rubric!], script, DemoAccounts.Team(team)).Do(at));
                    at = at.AddHours(3);
                }
            }

            if (work.Count > 0)
                throw new InvalidOperationException($"No sheet for {string.Join(", ", work.Keys)}.");
        }
    }

    private static IEnumerable<string> Units(UnitGroup group) => group.Subject == Subject.Enterprise
        ? DemoUnits.Enterprises.Values.SelectMany(enterprises => enterprises).Select(enterprise => enterprise.Code)
        : group.Units.Select(unit => unit.Code).Where(unit => group.ExclusionOf(unit) is null);

    /// <summary>The work on one sheet in the order of the paper, each row by one of the team.</summary>
    private sealed class Work(Assessment sheet, RubricEdition edition, DemoSheet script, IReadOnlyList<Actor> team)
    {
        public List<DomainEvent> Do(DateTime at)
        {
            var happened = new List<DomainEvent>();
            var entered = 0;
            var position = 0;
            foreach (var (item, _) in edition.Index.Rows.Take(script.Rows ?? int.MaxValue))
            {
                at = at.AddMinutes(3);
                var by = team[position++ % team.Count];
                var lines = script.Lines.Where(line => ItemOf(line) == item.Code).ToList();
                entered += lines.Count;
                happened.Add(sheet.SaveRow(edition, Row(item.Code, lines), 0, by, at)!);
            }

            if (entered < script.Lines.Count)
                throw new InvalidOperationException($"{script.Unit}, {script.Part}: a line is on no row.");
            happened.AddRange(Move(at.AddHours(1)));
            return happened;
        }

        private IEnumerable<DomainEvent> Move(DateTime at)
        {
            if (script.State == AssessmentState.Draft)
                yield break;
            yield return sheet.Submit(edition, team[^1], at);
            if (script.State == AssessmentState.Confirmed)
                yield return sheet.Confirm([], DemoAccounts.Office, at.AddHours(20));
            if (script.State == AssessmentState.Returned)
                yield return sheet.Return(script.ReturnReason!, DemoAccounts.Office, at.AddHours(20));
        }

        private RowSnapshot Row(string item, IReadOnlyList<DemoLine> lines) => lines switch
        {
            [] => new(item, ItemState.Clear, null, []),
            [{ State: not ItemState.Findings } line] => new(item, line.State, line.Reason, []),
            _ => new(item, ItemState.Findings, null, [.. lines.Select(Finding)]),
        };

        private FindingEntry Finding(DemoLine line) => new(
            DemoId.Of($"finding/{sheet.Id}/{line.Code}/{line.Place}"), line.Code, line.Count, line.Value, null, line.Place, line.Reason);

        private string? ItemOf(DemoLine line) => line.State == ItemState.Findings ? edition.Index.Clause(line.Code)?.Item.Code : line.Code;
    }
}
