using Microsoft.AspNetCore.Http.Features;
using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Domain;

namespace SafetyAssessment.Web.Api;

/// <summary>A form with a document in it: a file, or pasted text. The file goes to the disk while it comes in, not into the memory.</summary>
internal static class DocumentForm
{
    // The file, and what stands around it in the form.
    private const long Largest = RubricImport.LargestFile + (1024 * 1024);

    // One document at a time: each may take some hundred megabytes while it is read.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Reads the document and makes something of it.</summary>
    /// <exception cref="InvalidInput">Why it is refused.</exception>
    public static Task<T> Read<T>(HttpRequest request, Func<SourceDocument, T> make) => Take(request, form => make(Open(form)));

    /// <summary>Reads a file of another kind.</summary>
    /// <exception cref="InvalidInput">Why it is refused.</exception>
    public static Task<T> ReadFile<T>(HttpRequest request, Func<Stream, string, T> make) => Take(request, form =>
    {
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
            throw new InvalidInput([new Problem("file", Rules.FileMissing)]);
        using var stream = file.OpenReadStream();
        return make(stream, file.FileName);
    });

    private static async Task<T> Take<T>(HttpRequest request, Func<IFormCollection, T> make)
    {
        if (!request.HasFormContentType)
            throw new BadHttpRequestException("multipart/form-data", StatusCodes.Status415UnsupportedMediaType);
        if (request.ContentLength > Largest)
            throw TooLarge();
        request.HttpContext.Features.Set<IFormFeature>(
            new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = Largest, ValueLengthLimit = 4 * RubricImport.LongestPaste }));
        var form = await Form(request);
        await OneAtATime.WaitAsync(request.HttpContext.RequestAborted);
        try
        {
            return make(form);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task<IFormCollection> Form(HttpRequest request)
    {
        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (InvalidDataException)
        {
            throw TooLarge();
        }
        catch (IOException)
        {
            throw new InvalidInput([new Problem("file", Rules.FileDamaged)]);
        }
    }

    private static SourceDocument Open(IFormCollection form)
    {
        if (form.Files.GetFile("file") is { Length: > 0 } file)
        {
            using var stream = file.OpenReadStream();
            return RubricImport.Open(stream, file.FileName);
        }

        return form["text"].ToString() is { Length: > 0 } text
            ? RubricImport.Paste(text)
            : throw new InvalidInput([new Problem("file", Rules.FileMissing)]);
    }

    private static InvalidInput TooLarge() => new([new Problem("file", Rules.FileTooLarge, RubricImport.LargestFile / 1024 / 1024)]);
}
