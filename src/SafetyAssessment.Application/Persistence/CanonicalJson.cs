using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace SafetyAssessment.Application.Persistence;

/// <summary>
/// The one form in which rubrics, schemes and audit values are stored: properties in the order of their declaration, nulls and
/// computed values left out, so that the same content has the same text and the same hash for ever. Never hash JSON that a database gave back.
/// </summary>
internal static class CanonicalJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    // Values of events are anonymous objects, whose properties are all read-only.
    private static readonly JsonSerializerOptions ValueOptions = new(Options) { IgnoreReadOnlyProperties = false };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)
        ?? throw new InvalidOperationException($"Stored {typeof(T).Name} is empty.");

    public static string? WriteValue(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), ValueOptions);

    public static string Hash(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}
