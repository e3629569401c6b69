using System.Text.Json;
using System.Text.Json.Serialization;

namespace SafetyAssessment.Documents.Reading;

/// <summary>A cap in points, or the full mark of the item (扣完为止). In JSON a number or <c>"fullMark"</c>.</summary>
[JsonConverter(typeof(ReadCapJson))]
public readonly record struct ReadCap
{
    private ReadCap(decimal? points) => Points = points;

    /// <summary>The cap that is the item's full mark.</summary>
    public static ReadCap FullMark => default;

    /// <summary>Points; null when the cap is the full mark.</summary>
    public decimal? Points { get; }

    public bool IsFullMark => Points is null;

    public static ReadCap Of(decimal points) => new(points);
}

/// <summary>Writes <see cref="ReadCap"/> as the contract asks.</summary>
public sealed class ReadCapJson : JsonConverter<ReadCap>
{
    public override ReadCap Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Number => ReadCap.Of(reader.GetDecimal()),
            JsonTokenType.String when reader.ValueTextEquals("fullMark") => ReadCap.FullMark,
            _ => throw new JsonException("A cap is a number or \"fullMark\"."),
        };

    public override void Write(Utf8JsonWriter writer, ReadCap value, JsonSerializerOptions options)
    {
        if (value.Points is { } points)
            writer.WriteNumberValue(points);
        else
            writer.WriteStringValue("fullMark");
    }
}
