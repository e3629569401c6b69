using Microsoft.EntityFrameworkCore;
using SafetyAssessment.Application.Persistence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Schemes;

namespace SafetyAssessment.Application.Rubrics;

/// <summary>
/// Stores the rubrics and schemes that come with the program. One that has been used is never touched: its sheets stay on what they were scored with.
/// </summary>
public sealed class StoreBuiltIn(Writes writes)
{
    /// <summary>Adds what is missing and replaces unused ones that changed.</summary>
    /// <returns>Codes of those that changed but are frozen or an office's own: they need a new edition.</returns>
    public async Task<IReadOnlyList<string>> Run(IReadOnlyList<RubricEdition> editions, IReadOnlyList<Scheme> schemes)
    {
        List<string> frozen = [];
        await writes.Run(Guid.CreateVersion7(), SystemActor.Instance, async (db, _) =>
        {
            frozen.Clear();
            var happened = new List<DomainEvent>();
            foreach (var edition in editions)
                happened.AddRange(await Store(db, edition, frozen));
            foreach (var scheme in schemes)
                happened.AddRange(await Store(db, scheme, frozen));
            return happened;
        });
        return frozen;
    }

    private static async Task<IEnumerable<DomainEvent>> Store(AssessmentDb db, RubricEdition edition, List<string> frozen)
    {
        var json = CanonicalJson.Write(edition);
        var hash = CanonicalJson.Hash(json);
        var known = await db.Rubrics.FirstOrDefaultAsync(stored => stored.Code == edition.Code && stored.Edition == edition.Edition);
        if (known?.Hash == hash)
            return [];
        // What an office published under the same name is its own, used or not.
        if (known?.FrozenAt is not null || known?.PublishedAt is not null)
        {
            frozen.Add($"{edition.Code} {edition.Edition}");
            return [];
        }

        if (known is null)
        {
            db.Rubrics.Add(known = new StoredRubric
            {
                Code = edition.Code,
                Edition = edition.Edition,
                Title = edition.Title,
                Subject = edition.Subject,
                FullMark = edition.FullMark,
                Json = json,
                Hash = hash,
            });
        }
        else
        {
            (known.Title, known.Subject, known.FullMark, known.Json, known.Hash) = (edition.Title, edition.Subject, edition.FullMark, json, hash);
            known.Version++;
        }

        return [new DomainEvent("rubric", $"{edition.Code}/{edition.Edition}", "rubric.stored", null, null, new { known.Hash })];
    }

    private static async Task<IEnumerable<DomainEvent>> Store(AssessmentDb db, Scheme scheme, List<string> frozen)
    {
        var json = CanonicalJson.Write(scheme);
        var hash = CanonicalJson.Hash(json);
        var known = await db.Schemes.FirstOrDefaultAsync(stored => stored.Code == scheme.Code);
        if (known?.Hash == hash)
            return [];
        if (known?.FrozenAt is not null)
        {
            frozen.Add(scheme.Code);
            return [];
        }

        if (known is null)
        {
            db.Schemes.Add(known = new StoredScheme { Code = scheme.Code, Title = scheme.Title, Year = scheme.Year, Json = json, Hash = hash });
        }
        else
        {
            (known.Title, known.Year, known.Json, known.Hash) = (scheme.Title, scheme.Year, json, hash);
            known.Version++;
        }

        return [new DomainEvent("scheme", scheme.Code, "scheme.stored", null, null, new { known.Hash })];
    }
}
