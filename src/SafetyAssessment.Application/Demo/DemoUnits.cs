using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;
using SafetyAssessment.Domain.Units;

namespace SafetyAssessment.Application.Demo;

/// <summary>Who is assessed in the demo city, and by which teams. The enterprises are made up, and posts stand in the place of names.</summary>
internal static class DemoUnits
{
    public const string CountyTeam = "county-team";

    public const string DepartmentTeam = "department-team";

    public const string ShishiTeam = "shishi-team";

    /// <summary>Code, name and size class of the enterprises of each town.</summary>
    public static IReadOnlyDictionary<string, (string Code, string Name, Size Size)[]> Enterprises { get; } =
        new Dictionary<string, (string, string, Size)[]>
        {
            ["baogai"] =
            [
                ("baogai-01", "宝盖锦帆织造厂", Size.Large),
                ("baogai-02", "宝盖顺联拉链厂", Size.Large),
                ("baogai-03", "宝盖彩澜染整厂", Size.Large),
                ("baogai-04", "宝盖衣路服装厂", Size.Middle),
                ("baogai-05", "宝盖飞梭经编厂", Size.Middle),
                ("baogai-06", "宝盖金扣辅料厂", Size.Middle),
                ("baogai-07", "宝盖云仓物流站", Size.Middle),
                ("baogai-08", "宝盖童趣童装厂", Size.Small),
                ("baogai-09", "宝盖五金压铸厂", Size.Small),
                ("baogai-10", "宝盖恒印包装厂", Size.Small),
                ("baogai-11", "宝盖香满糕饼坊", Size.Small),
                ("baogai-12", "宝盖海丝绣花厂", Size.Small),
            ],
            ["hanjiang"] =
            [
                ("hanjiang-01", "蚶江港联冷链仓", Size.Large),
                ("hanjiang-02", "蚶江海味食品厂", Size.Large),
                ("hanjiang-03", "蚶江远帆物流园", Size.Large),
                ("hanjiang-04", "蚶江鱼丸加工厂", Size.Middle),
                ("hanjiang-05", "蚶江轻羽箱包厂", Size.Middle),
                ("hanjiang-06", "蚶江光电配件厂", Size.Middle),
                ("hanjiang-07", "蚶江晨露饮品厂", Size.Small),
                ("hanjiang-08", "蚶江制冰厂", Size.Small),
                ("hanjiang-09", "蚶江塑胶鞋材厂", Size.Small),
                ("hanjiang-10", "蚶江船具修配站", Size.Small),
            ],
        };

    public static IEnumerable<DomainEvent> Add(AssessmentDb db, Scheme city, Scheme towns)
    {
        var units = Units(city, towns).ToList();
        var teams = new[]
        {
            new Team(CountyTeam, "县区考核组"), new Team(DepartmentTeam, "市直部门考核组"), new Team(ShishiTeam, "石狮督导组"),
        };
        db.Units.AddRange(units);
        db.Teams.AddRange(teams);
        return [.. units.Select(unit => unit.Added()), .. teams.Select(team => new DomainEvent("team", team.Code, "team.added", null, null, new { team.Name }))];
    }

    private static IEnumerable<Unit> Units(Scheme city, Scheme towns)
    {
        var order = 0;
        foreach (var group in city.Groups.Concat(towns.Groups))
        {
            foreach (var unit in group.Units)
                yield return new Unit(unit.Code, unit.Name, group.Subject, null, Post(group.Subject), ++order);
        }

        foreach (var (town, enterprises) in Enterprises)
        {
            foreach (var (code, name, size) in enterprises)
                yield return new Unit(code, name, Subject.Enterprise, town, Post(size), ++order);
        }
    }

    private static string Post(Subject subject) => subject switch
    {
        Subject.County => "分管副县（区）长",
        Subject.Department => "分管副局长",
        _ => "分管副镇长",
    };

    private static string Post(Size size) => size switch
    {
        Size.Large => "安全总监（大型）",
        Size.Middle => "安全科长（中型）",
        _ => "专职安全员（小微）",
    };

    public enum Size
    {
        Large,
        Middle,
        Small,
    }
}
