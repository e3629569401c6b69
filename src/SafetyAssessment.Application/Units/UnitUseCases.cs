using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Application.Schemes;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Units;

namespace SafetyAssessment.Application.Units;

/// <summary>A unit as it is entered. The code stays for ever.</summary>
public sealed record NewUnit(string Code, string Name, Subject Subject, string? Parent, string? Post);

/// <summary>Shape of <see cref="NewUnit"/>.</summary>
public sealed class NewUnitValidator : AbstractValidator<NewUnit>
{
    /// <summary>The rules.</summary>
    public NewUnitValidator()
    {
        RuleFor(unit => unit.Code).RequiredText(60).Matches("^[a-z0-9-]+$").WithErrorCode(Rules.BadCharacters);
        RuleFor(unit => unit.Name).RequiredText(100);
        RuleFor(unit => unit.Post).StorableText(100);
    }
}

/// <summary>Adds a unit to the tree.</summary>
public sealed class AddUnit(Writes writes, IValidator<NewUnit> validator)
{
    /// <summary>Adds it.</summary>
    public Task Run(Actor actor, Guid operation, NewUnit unit)
    {
        actor.Demand(Permission.ManageUnits);
        validator.Demand(unit);
        return writes.Run(operation, actor, async (db, _) =>
        {
            if (await db.Units.AnyAsync(known => known.Code == unit.Code))
                throw new InvalidInput([new Problem(nameof(NewUnit.Code), Rules.UnitCodeTaken, unit.Code)]);
            if (unit.Parent is not null && !await db.Units.AnyAsync(known => known.Code == unit.Parent))
                throw new RuleViolation(Rules.NotFound);
            var order = await db.Units.Where(known => known.Parent == unit.Parent).MaxAsync(known => (int?)known.Order) ?? 0;
            var added = new Unit(unit.Code, unit.Name.Trim(), unit.Subject, unit.Parent, unit.Post?.Trim(), order + 1);
            db.Units.Add(added);
            return added.Added();
        });
    }
}

/// <summary>Changes name and post of a unit.</summary>
public sealed class ChangeUnit(Writes writes)
{
    /// <summary>Changes it.</summary>
    public Task Run(Actor actor, Guid operation, string code, string name, string? post, long expectedVersion)
    {
        actor.Demand(Permission.ManageUnits);
        new NewUnitValidator().Demand(new NewUnit(code, name, default, null, post));
        return writes.Run(operation, actor, async (db, now) =>
        {
            var unit = await db.Units.FirstOrDefaultAsync(known => known.Code == code) ?? throw new RuleViolation(Rules.NotFound);
            return unit.Change(name.Trim(), post?.Trim(), expectedVersion, actor, now);
        });
    }
}

/// <summary>Adds the units that a scheme names and the tree lacks.</summary>
public sealed class AddSchemeUnits(Writes writes, SchemeCatalog schemes)
{
    /// <summary>Adds them.</summary>
    public Task Run(Actor actor, Guid operation, string scheme)
    {
        actor.Demand(Permission.ManageUnits);
        return writes.Run(operation, actor, async (db, _) =>
        {
            var named = (await schemes.Get(db, scheme)).Groups.SelectMany(group => group.Units.Select(unit => (unit, group.Subject))).ToList();
            var known = await db.Units.Select(unit => unit.Code).ToListAsync();
            var order = await db.Units.MaxAsync(unit => (int?)unit.Order) ?? 0;
            var added = named.Where(pair => !known.Contains(pair.unit.Code))
                .Select(pair => new Unit(pair.unit.Code, pair.unit.Name, pair.Subject, null, null, ++order)).ToList();
            db.Units.AddRange(added);
            return added.Select(unit => unit.Added());
        });
    }
}
