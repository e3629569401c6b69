using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Phases;
using SafetyAssessment.Web.Resources;

namespace SafetyAssessment.Web.Shared;

/// <summary>Says a refusal in the language of the page.</summary>
public sealed class RuleSentences(IStringLocalizer<RuleTexts> sentences, IStringLocalizer<Texts> words)
{
    /// <summary>The sentence of a refusal.</summary>
    public string Of(RuleViolation violation) => Of(violation.Code, violation.Values);

    /// <summary>Each fault of an input with its sentence.</summary>
    public IReadOnlyList<(string Path, string Sentence)> Of(InvalidInput input) => [.. input.Problems.Select(problem => (problem.Path, Of(problem)))];

    /// <summary>The sentence of one fault.</summary>
    public string Of(Problem problem) => Of(problem.Code, problem.Values);

    /// <summary>Does something that a rule may refuse; whoever asked reads again after it, also when somebody else was there first.</summary>
    /// <returns>The sentence of the refusal; null when it was done.</returns>
    public async Task<string?> Try(Func<Task> act, EventCallback after)
    {
        try
        {
            await act();
        }
        catch (InvalidInput faults)
        {
            return string.Join(" ", Of(faults).Select(fault => fault.Sentence).Distinct());
        }
        catch (RuleViolation violation)
        {
            if (violation is ChangedMeanwhile)
                await after.InvokeAsync();
            return Of(violation);
        }

        await after.InvokeAsync();
        return null;
    }

    private string Of(string code, IEnumerable<object?> values)
    {
        // A rule may give fewer values than its sentence names, and a missing one must not break the page.
        object[] named = [.. values.Select(Word), "", "", ""];
        return sentences[code, named].Value;
    }

    private string Word(object? value) => value switch
    {
        null => "",
        string text => text,
        Enum member => words[$"{member.GetType().Name}.{member}"],
        decimal number => Format.Points(number),
        DateTime time => Format.DateTime(time),
        DateOnly date => Format.Date(date),
        PhaseSpan phase => PhaseWords.Of(words, phase),
        IEnumerable several => string.Join(words["Comma"], several.Cast<object?>().Select(Word)),
        _ => Convert.ToString(value, CultureInfo.CurrentCulture) ?? "",
    };
}
