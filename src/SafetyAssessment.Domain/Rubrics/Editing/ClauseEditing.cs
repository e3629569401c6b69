using System.Globalization;

namespace SafetyAssessment.Domain.Rubrics.Editing;

/// <summary>Changes to the clauses of an item and to its groups.</summary>
/// <remarks>A code that the edition lacks is a bug of the caller: <see cref="ArgumentException"/>.</remarks>
public static class ClauseEditing
{
    /// <summary>Adds clauses behind those of the item.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="item">The item.</param>
    /// <param name="clauses">What they hold, one at least; their codes are given here.</param>
    /// <param name="taken">Codes that must not be given again, such as those of the edition that this one is based on.</param>
    /// <returns>The edition, and the code of the first new clause.</returns>
    public static Added AddClauses(this RubricEdition edition, string item, IReadOnlyList<Clause> clauses, IReadOnlySet<string>? taken = null)
    {
        var fresh = Fresh(edition, item, clauses, taken);
        return new Added(edition.ChangeItem(item, known => known with { Clauses = known.Clauses.Insert(known.Clauses.Count, fresh) }), fresh[0].Code);
    }

    /// <summary>Changes a clause; its code stays.</summary>
    public static RubricEdition ChangeClause(this RubricEdition edition, string clause, Func<Clause, Clause> change) =>
        ChangeList(edition, clause, (clauses, at) => clauses.Replace(at, known => change(known) with { Code = clause }));

    /// <summary>
    /// Puts other clauses in the place of one, such as those that a sentence was read as: the first keeps the code, the others get new ones.
    /// </summary>
    public static RubricEdition ReplaceClause(this RubricEdition edition, string clause, IReadOnlyList<Clause> with, IReadOnlySet<string>? taken = null)
    {
        var fresh = Fresh(edition, EditionTree.ItemOf(edition, clause).Code, [.. with.Skip(1)], taken);
        return ChangeList(edition, clause, (clauses, at) => clauses.RemoveAt(at).Insert(at, [with[0] with { Code = clause }, .. fresh]));
    }

    /// <summary>Takes a clause away.</summary>
    public static RubricEdition RemoveClause(this RubricEdition edition, string clause) => ChangeList(edition, clause, (clauses, at) => clauses.RemoveAt(at));

    /// <summary>Moves a clause within its item.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="clause">Its code.</param>
    /// <param name="by">Places down; negative for up. It stops at either end.</param>
    public static RubricEdition MoveClause(this RubricEdition edition, string clause, int by) =>
        ChangeList(edition, clause, (clauses, at) => clauses.Move(at, by));

    /// <summary>Puts a copy of a clause behind the original, under a new code.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="clause">Its code.</param>
    /// <param name="taken">Codes that must not be given again.</param>
    public static Added CopyClause(this RubricEdition edition, string clause, IReadOnlySet<string>? taken = null)
    {
        var item = EditionTree.ItemOf(edition, clause);
        var copy = Fresh(edition, item.Code, [edition.Index.Clause(clause)!.Value.Clause], taken)[0];
        return new Added(ChangeList(edition, clause, (clauses, at) => clauses.Insert(at + 1, copy)), copy.Code);
    }

    /// <summary>Adds a group without clauses; its code is the next free letter.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="item">The item.</param>
    /// <param name="cap">The most that its clauses can cost together, in points.</param>
    public static Added AddGroup(this RubricEdition edition, string item, decimal cap)
    {
        var known = edition.Index.Item(item) ?? throw EditionTree.Unknown(item);
        var code = Enumerable.Range(0, int.MaxValue).Select(GroupCode).First(free => known.Groups.All(group => group.Code != free));
        return new Added(edition.ChangeItem(item, changed => changed with { Groups = changed.Groups.Insert(changed.Groups.Count, new ClauseGroup(code, cap)) }), code);
    }

    /// <summary>Changes a group's cap.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="item">The item.</param>
    /// <param name="group">Code of the group.</param>
    /// <param name="cap">The most that its clauses can cost together, in points.</param>
    public static RubricEdition ChangeGroup(this RubricEdition edition, string item, string group, decimal cap) => edition.ChangeItem(item, known =>
        known with { Groups = known.Groups.Replace(known.Groups.At(other => other.Code == group), other => other with { Cap = cap }) });

    /// <summary>Moves a group within its item.</summary>
    public static RubricEdition MoveGroup(this RubricEdition edition, string item, string group, int by) => edition.ChangeItem(item, known =>
        known with { Groups = known.Groups.Move(known.Groups.At(other => other.Code == group), by) });

    /// <summary>Takes a group away; its clauses stay and belong to none.</summary>
    public static RubricEdition RemoveGroup(this RubricEdition edition, string item, string group) => edition.ChangeItem(item, known => known with
    {
        Groups = known.Groups.RemoveAt(known.Groups.At(other => other.Code == group)),
        Clauses = [.. known.Clauses.Select(clause => clause.Group == group ? clause with { Group = null } : clause)],
    });

    private static List<Clause> Fresh(RubricEdition edition, string item, IReadOnlyList<Clause> clauses, IReadOnlySet<string>? taken)
    {
        var codes = new CodeSource(edition, taken);
        return [.. clauses.Select(clause => clause with { Code = codes.Next(item) })];
    }

    private static string GroupCode(int number) =>
        number < 26 ? $"{(char)('a' + number)}" : $"g{(number - 25).ToString(CultureInfo.InvariantCulture)}";

    private static RubricEdition ChangeList(RubricEdition edition, string clause, Func<IReadOnlyList<Clause>, int, IReadOnlyList<Clause>> change) =>
        edition.ChangeItem(EditionTree.ItemOf(edition, clause).Code, item => item with
        {
            Clauses = change(item.Clauses, item.Clauses.At(known => known.Code == clause)),
        });
}
