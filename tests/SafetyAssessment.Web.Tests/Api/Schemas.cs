using System.Text.Json;

namespace SafetyAssessment.Web.Tests.Api;

/// <summary>Holds an answer against its described schema, as far as this description uses schemas; a member that is not described is a fault.</summary>
internal static class Schemas
{
    public static IEnumerable<string> Faults(JsonElement description, JsonElement schema, JsonElement value, string path = "$")
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return Faults(description, description.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), value, path);
        if (schema.TryGetProperty("oneOf", out var choices))
            return choices.EnumerateArray().Any(choice => !Faults(description, choice, value, path).Any()) ? [] : [$"{path} is none of the choices"];
        if (schema.TryGetProperty("enum", out var words))
            return words.EnumerateArray().Any(word => word.GetRawText() == value.GetRawText()) ? [] : [$"{path} is {value.GetRawText()}"];
        if (schema.TryGetProperty("type", out var type) && !IsOf(type, value))
            return [$"{path} is no {type.GetRawText()}"];
        return value.ValueKind switch
        {
            JsonValueKind.Object => Members(description, schema, value, path),
            JsonValueKind.Array => value.EnumerateArray().SelectMany((element, position) => Faults(description, schema.GetProperty("items"), element, $"{path}[{position}]")),
            _ => [],
        };
    }

    private static IEnumerable<string> Members(JsonElement description, JsonElement schema, JsonElement value, string path)
    {
        var described = schema.GetProperty("properties");
        var missing = schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(name => name.GetString()!).Except(value.Names(), StringComparer.Ordinal).Select(name => $"{path}.{name} is missing")
            : [];
        return missing.Concat(value.EnumerateObject().SelectMany(member => described.TryGetProperty(member.Name, out var known)
            ? Faults(description, known, member.Value, $"{path}.{member.Name}")
            : [$"{path}.{member.Name} is not described"]));
    }

    private static bool IsOf(JsonElement type, JsonElement value) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(one => IsOf(one, value))
        : type.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "integer" or "number" => value.ValueKind == JsonValueKind.Number,
            _ => value.ValueKind == JsonValueKind.Null,
        };
}
