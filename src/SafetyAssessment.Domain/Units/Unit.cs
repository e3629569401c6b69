using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Domain.Units;

/// <summary>An assessed unit (被考核单位) in the tree of units.</summary>
public sealed class Unit
{
    private Unit()
    {
    }

    /// <summary>A unit.</summary>
    /// <param name="code">Code, for ever the same.</param>
    /// <param name="name">Name as shown.</param>
    /// <param name="subject">What kind of unit it is.</param>
    /// <param name="parent">Code of the unit above, null at the top.</param>
    /// <param name="post">Post in charge (责任岗位), never a person's name.</param>
    /// <param name="order">Order among its siblings.</param>
    public Unit(string code, string name, Subject subject, string? parent, string? post, int order)
    {
        Code = code;
        Name = name;
        Subject = subject;
        Parent = parent;
        Post = post;
        Order = order;
    }

    /// <summary>Code, for ever the same.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Name as shown.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What kind of unit it is.</summary>
    public Subject Subject { get; private set; }

    /// <summary>Code of the unit above.</summary>
    public string? Parent { get; private set; }

    /// <summary>Post in charge.</summary>
    public string? Post { get; private set; }

    /// <summary>Order among siblings.</summary>
    public int Order { get; private set; }

    /// <summary>Raised on every change.</summary>
    public long Version { get; private set; }

    /// <summary>A unit was entered.</summary>
    public DomainEvent Added() => new("unit", Code, "unit.added", null, null, new { Name, Subject, Parent, Post });

    /// <summary>Changes name and post.</summary>
    public DomainEvent Change(string name, string? post, long expectedVersion, Actor actor, DateTime now)
    {
        var before = new UnitWords(Name, Post);
        if (Version != expectedVersion)
            throw new ChangedMeanwhile(new UnitWords(name, post), before, "", now, Version);
        Name = name;
        Post = post;
        Version++;
        return new DomainEvent("unit", Code, "unit.changed", null, before, new { Name, Post, By = actor.Name });
    }
}

/// <summary>What can be changed of a unit.</summary>
/// <param name="Name">Name as shown.</param>
/// <param name="Post">Post in charge.</param>
public sealed record UnitWords(string Name, string? Post);

/// <summary>An assessment team (考核组).</summary>
public sealed class Team
{
    private Team()
    {
    }

    /// <summary>A team.</summary>
    public Team(string code, string name)
    {
        Code = code;
        Name = name;
    }

    /// <summary>Code.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Name as shown.</summary>
    public string Name { get; private set; } = "";
}
