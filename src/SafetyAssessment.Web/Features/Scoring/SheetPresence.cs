using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components.Server.Circuits;
using SafetyAssessment.Application.Assessments;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Web.Features.Scoring;

/// <summary>
/// Who is in which row on an open page. It is kept in memory and shown, nothing else: being in a row takes nothing over and writes nothing.
/// </summary>
public sealed class SheetPresence
{
    private readonly ConcurrentDictionary<object, Place> places = new(ReferenceEqualityComparer.Instance);
    private readonly SheetChanges moves = new();

    /// <summary>Hears when somebody moves on a sheet, until it is disposed of. The call must not wait.</summary>
    public IDisposable Listen(Guid sheet, Action heard) => moves.Listen(sheet, _ => heard());

    /// <summary>Somebody is in a row.</summary>
    /// <param name="page">The page; one page is in one row.</param>
    /// <param name="sheet">Which sheet.</param>
    /// <param name="who">The person.</param>
    /// <param name="item">Code of the row.</param>
    public void Enter(object page, Guid sheet, Actor who, string item)
    {
        var place = new Place(sheet, who.AccountId, who.Name, item);
        if (places.TryGetValue(page, out var before) && before == place)
            return;
        places[page] = place;
        moves.Publish(sheet, item);
    }

    /// <summary>A page is closed, or its line is cut.</summary>
    public void Leave(object page)
    {
        if (places.TryRemove(page, out var place))
            moves.Publish(place.Sheet, place.Item);
    }

    /// <summary>Names by row, without the person's own.</summary>
    public ILookup<string, string> Others(Guid sheet, Guid account) => places.Values
        .Where(place => place.Sheet == sheet && place.Account != account).Select(place => (place.Item, place.Name)).Distinct()
        .OrderBy(place => place.Name, StringComparer.Ordinal).ToLookup(place => place.Item, place => place.Name, StringComparer.Ordinal);

    private sealed record Place(Guid Sheet, Guid Account, string Name, string Item);
}

/// <summary>Tells the page of its line to the browser: a tablet that sleeps is in no row any more, long before the server gives its circuit up.</summary>
public sealed class CircuitLine : CircuitHandler
{
    /// <summary>The line is cut.</summary>
    public event EventHandler? Cut;

    /// <summary>The line is there, again or for the first time.</summary>
    public event EventHandler? Mended;

    /// <inheritdoc />
    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Cut?.Invoke(this, EventArgs.Empty);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Mended?.Invoke(this, EventArgs.Empty);
        return Task.CompletedTask;
    }
}
