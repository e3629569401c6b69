using SafetyAssessment.Application;
using SafetyAssessment.Application.Evidence;
using SafetyAssessment.Documents.Evidence;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Access;
using SafetyAssessment.Domain.Evidence;

namespace SafetyAssessment.Web.Features.Evidence;

/// <summary>How far an upload is.</summary>
/// <param name="Offset">Bytes that have arrived.</param>
/// <param name="Stored">True when the evidence is in the sheet.</param>
public sealed record UploadProgress(long Offset, bool Stored);

/// <summary>
/// Receives evidence piece by piece: announced with size and hash, sent on from the byte that has arrived, looked at when it is whole, then stored
/// and added to the sheet. Each step can be repeated after a cut.
/// </summary>
public sealed class EvidenceReceiver(EvidenceUploads uploads, EvidenceStore store, EvidenceQueries queries, AddEvidence add) : IDisposable
{
    // A picture of 20 MB is in memory twice while it is cleaned; two at a time leave room for everybody else.
    private readonly SemaphoreSlim looks = new(2, 2);

    /// <summary>Announces a file, or finds out how far it came.</summary>
    public async Task<UploadProgress> Start(Actor actor, NewEvidence announced, CancellationToken cancellation)
    {
        new NewEvidenceValidator().Demand(announced);
        if (await queries.IsAdded(actor, announced))
            return new UploadProgress(announced.Size, Stored: true);
        EvidenceType.OfName(announced.FileName!).DemandSize(announced.Size);
        await queries.DemandAdd(actor, announced.Sheet, announced.Place);
        return new UploadProgress(await uploads.Start(actor, announced, cancellation), Stored: false);
    }

    /// <summary>How far an upload came.</summary>
    public async Task<UploadProgress> Progress(Actor actor, Guid sheet, Guid id)
    {
        if (await queries.IsAdded(actor, sheet, id))
            return new UploadProgress(0, Stored: true);
        return new UploadProgress(uploads.Arrived(actor, Announced(actor, sheet, id).Id), Stored: false);
    }

    /// <summary>Takes the next piece; the last one stores the file and adds it to the sheet. An empty piece at the end asks for that alone.</summary>
    public async Task<UploadProgress> Append(Actor actor, Guid sheet, Guid id, long offset, Stream piece, CancellationToken cancellation)
    {
        if (await queries.IsAdded(actor, sheet, id))
            return new UploadProgress(offset, Stored: true);
        var announced = Announced(actor, sheet, id);
        var arrived = await uploads.Append(actor, announced, offset, piece, cancellation);
        if (arrived < announced.Size)
            return new UploadProgress(arrived, Stored: false);
        await looks.WaitAsync(cancellation);
        try
        {
            await uploads.Finish(actor, announced, file => Store(actor, announced, file));
        }
        finally
        {
            looks.Release();
        }

        return new UploadProgress(arrived, Stored: true);
    }

    /// <summary>Takes the small picture that the browser made; it must come before the last piece.</summary>
    public async Task PutThumbnail(Actor actor, Guid sheet, Guid id, byte[] picture, CancellationToken cancellation)
    {
        if (await queries.IsAdded(actor, sheet, id))
            return;
        await uploads.PutThumbnail(actor, Announced(actor, sheet, id).Id, EvidenceContent.Thumbnail(picture), cancellation);
    }

    /// <inheritdoc />
    public void Dispose() => looks.Dispose();

    // The file is in the store before the record that names it: after a kill in between the same upload is finished again and finds it there.
    private async Task Store(Actor actor, NewEvidence announced, string file)
    {
        var found = EvidenceContent.Inspect(file, announced.FileName!);
        var hash = announced.Hash!;
        if (found.Cleaned is { } cleaned)
            hash = await store.Keep(cleaned);
        else
            await store.Keep(file, hash);
        var thumbnail = found.Type.IsImage && await uploads.Thumbnail(actor, announced.Id) is { } small ? await store.Keep(small) : null;
        await add.Run(actor, announced.Id, announced, new EvidenceFile(
            hash, announced.Hash!, found.Cleaned?.Length ?? announced.Size, announced.FileName!, found.Type, thumbnail));
    }

    private NewEvidence Announced(Actor actor, Guid sheet, Guid id) =>
        uploads.Find(actor, id) is { } announced && announced.Sheet == sheet ? announced : throw new RuleViolation(Rules.NotFound);
}
