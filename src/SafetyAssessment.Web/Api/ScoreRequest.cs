using System.Globalization;
using System.Text.Json;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;
using SafetyAssessment.Domain.Scoring;

namespace SafetyAssessment.Web.Api;

/// <summary>What <c>POST …/score</c> takes. Every member may be left out; an unknown one is a fault, since a misspelt «notApplicable» would change the score unseen.</summary>
/// <param name="Findings">What was found.</param>
/// <param name="Clear">Codes of items assessed with nothing to deduct, or the word «rest» for all that are not named.</param>
/// <param name="NotApplicable">Codes of items that leave the denominator.</param>
/// <param name="Exempt">Codes of items that are scored as full.</param>
internal sealed record ScoreRequest(
    IReadOnlyList<ScoreRequestFinding>? Findings = null, object? Clear = null, IReadOnlyList<string>? NotApplicable = null, IReadOnlyList<string>? Exempt = null)
{
    private const int MostFindings = 10_000;
    private const int MostDecimals = 6;
    private const int MostDigits = 18;

    /// <summary>
    /// Reads a request by hand. A binder would stop at the first fault and cut numbers off without a word; this record is only what the description shows.
    /// </summary>
    /// <exception cref="InvalidInput">Carries every fault, of shape and of content.</exception>
    public static SheetInput Read(JsonElement body, RubricEdition edition)
    {
        var reader = new Reader();
        var input = reader.Sheet(body);
        // What could not be read has been said once; that it is then also missing or unknown needs no second word.
        var faulty = reader.Problems.Select(problem => problem.Path).ToHashSet(StringComparer.Ordinal);
        reader.Problems.AddRange(SheetInputCheck.Faults(edition, input)
            .Where(problem => !faulty.Contains(problem.Path) && !faulty.Contains(problem.Path.Split('.')[0])));
        return reader.Problems.Count == 0 ? input : throw new InvalidInput(reader.Problems);
    }

    private sealed class Reader
    {
        private readonly HashSet<string> said = new(StringComparer.Ordinal);

        public List<Problem> Problems { get; } = [];

        public SheetInput Sheet(JsonElement body)
        {
            var members = Members(body, "", "findings", "clear", "notApplicable", "exempt");
            var clear = members.GetValueOrDefault("clear");
            var rest = clear.ValueKind == JsonValueKind.String && clear.ValueEquals("rest");
            return new SheetInput
            {
                Findings = [.. Elements(members.GetValueOrDefault("findings"), "findings", Rules.NotAList).Select(Finding)],
                ClearRest = rest,
                Clear = rest ? [] : Codes(clear, "clear", Rules.ClearForm),
                NotApplicable = Codes(members.GetValueOrDefault("notApplicable"), "notApplicable", Rules.NotAList),
                Exempt = Codes(members.GetValueOrDefault("exempt"), "exempt", Rules.NotAList),
            };
        }

        private Finding Finding(JsonElement element, int position)
        {
            var path = $"findings[{position}]";
            var members = Members(element, path, "clause", "count", "value", "points", "place", "reason");
            var clause = Text(members.GetValueOrDefault("clause"), $"{path}.clause");
            if (clause is null)
                AddOnce(path, $"{path}.clause", Rules.Required);
            return new Finding
            {
                Clause = clause ?? "",
                Count = Number(members.GetValueOrDefault("count"), $"{path}.count", Rules.CountNotWhole),
                Value = Number(members.GetValueOrDefault("value"), $"{path}.value", Rules.NumberTooPrecise),
                Points = Number(members.GetValueOrDefault("points"), $"{path}.points", Rules.NumberTooPrecise),
                Place = Text(members.GetValueOrDefault("place"), $"{path}.place"),
                Reason = Text(members.GetValueOrDefault("reason"), $"{path}.reason"),
            };
        }

        private Dictionary<string, JsonElement> Members(JsonElement element, string path, params string[] known)
        {
            var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            if (element.ValueKind != JsonValueKind.Object)
            {
                Add(path, Rules.NotAnObject);
                return members;
            }

            foreach (var member in element.EnumerateObject())
            {
                if (known.Contains(member.Name, StringComparer.Ordinal))
                    members[member.Name] = member.Value;
                else
                    Add(path.Length == 0 ? member.Name : $"{path}.{member.Name}", Rules.UnknownMember, member.Name);
            }

            return members;
        }

        private List<JsonElement> Elements(JsonElement list, string path, string otherwise)
        {
            if (IsNothing(list))
                return [];
            if (list.ValueKind != JsonValueKind.Array)
                Add(path, otherwise);
            else if (list.GetArrayLength() > MostFindings)
                Add(path, Rules.ListTooLong, MostFindings);
            else
                return [.. list.EnumerateArray()];
            return [];
        }

        private List<string> Codes(JsonElement list, string path, string otherwise) =>
            [.. Elements(list, path, otherwise).Select((code, position) => Code(code, $"{path}[{position}]"))];

        private string Code(JsonElement code, string path)
        {
            if (Text(code, path) is { } text)
                return text;
            AddOnce(path, path, Rules.Required);
            return "";
        }

        private string? Text(JsonElement text, string path)
        {
            if (IsNothing(text))
                return null;
            try
            {
                if (text.ValueKind == JsonValueKind.String)
                    return text.GetString();
                Add(path, Rules.NotAText);
            }
            catch (InvalidOperationException)
            {
                // Half of a surrogate pair, written as an escape.
                Add(path, Rules.BadCharacters);
            }

            return null;
        }

        // The digits are read as they stand; nothing passes through a binary fraction, and nothing is cut off.
        private decimal? Number(JsonElement number, string path, string tooPrecise)
        {
            if (IsNothing(number))
                return null;
            var text = number.ValueKind == JsonValueKind.Number ? number.GetRawText() : "";
            var parts = text.TrimStart('-').Split('.');
            var fault = text.Length == 0 ? Rules.NotANumber
                : text.AsSpan().ContainsAny('e', 'E') ? Rules.NumberWithExponent
                : parts[0].Length > MostDigits ? Rules.NumberTooLarge
                : parts.Length == 2 && parts[1].TrimEnd('0').Length > MostDecimals ? tooPrecise
                : null;
            if (fault is null)
                return decimal.Parse(parts.Length == 2 ? text.TrimEnd('0') : text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            Add(path, fault, text.Length > 40 ? text[..40] + "…" : text);
            return null;
        }

        // One fault for a place: the wrong type says already that nothing usable stands there.
        private void AddOnce(string above, string path, string code)
        {
            if (!said.Contains(path) && !said.Contains(above))
                Add(path, code);
        }

        private void Add(string path, string code, params object?[] values)
        {
            said.Add(path);
            Problems.Add(new Problem(path, code, values));
        }

        private static bool IsNothing(JsonElement element) => element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;
    }
}

/// <summary>A finding: counted, measured or chosen, as its clause asks.</summary>
/// <param name="Clause">Code of the clause.</param>
/// <param name="Count">How often, a whole number from 0. Left out on a clause that counts once, it means once.</param>
/// <param name="Value">The measured value of a tiered or shortfall clause.</param>
/// <param name="Points">The chosen points of a range clause.</param>
/// <param name="Place">Where.</param>
/// <param name="Reason">Why.</param>
internal sealed record ScoreRequestFinding(
    string Clause, decimal? Count = null, decimal? Value = null, decimal? Points = null, string? Place = null, string? Reason = null);
