using FluentValidation;
using FluentValidation.Results;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Application.Rubrics;

/// <summary>What names a rubric and its edition.</summary>
/// <param name="Code">Code of the rubric, the same through all editions; it stands in addresses.</param>
/// <param name="Edition">The edition, usually the year.</param>
/// <param name="Title">Title as shown.</param>
/// <param name="Subject">Who is assessed with it.</param>
public sealed record DraftHead(string Code, string Edition, string Title, Subject Subject)
{
    /// <summary>The head of a rubric.</summary>
    public static DraftHead Of(RubricEdition edition) => new(edition.Code, edition.Edition, edition.Title, edition.Subject);
}

/// <summary>Shape of <see cref="DraftHead"/>.</summary>
public sealed class DraftHeadValidator : AbstractValidator<DraftHead>
{
    /// <summary>The rules.</summary>
    public DraftHeadValidator()
    {
        RuleFor(head => head.Code).RequiredText(60).Matches("^[a-z0-9][a-z0-9-]*$").WithErrorCode(Rules.BadCharacters);
        // It stands in addresses: letters of any script, figures, and what joins them.
        RuleFor(head => head.Edition).RequiredText(40).Matches(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}._-]*$").WithErrorCode(Rules.BadCharacters);
        RuleFor(head => head.Title).RequiredText(200);
    }
}

/// <summary>Shape of a rubric that is stored: what the tables and the interface can hold.</summary>
public sealed class RubricEditionValidator : AbstractValidator<RubricEdition>
{
    // A code stands in every finding; six decimals are what the interface promises.
    private const int LongestCode = 40;
    private const decimal Most = 1_000_000;

    /// <summary>The rules.</summary>
    public RubricEditionValidator()
    {
        RuleFor(edition => edition.FullMark).Within(0, Most);
        RuleFor(edition => edition).Custom((edition, context) =>
        {
            foreach (var fault in new DraftHeadValidator().Validate(DraftHead.Of(edition)).Errors)
                context.AddFailure(fault);
            foreach (var code in Codes(edition.Sections).Where(code => code.Length is 0 or > LongestCode))
                context.AddFailure(new ValidationFailure(code, Rules.TooLong) { ErrorCode = Rules.TooLong, CustomState = new object?[] { LongestCode } });
        });
    }

    private static IEnumerable<string> Codes(IEnumerable<Section> sections) => sections.SelectMany(section =>
        Codes(section.Sections).Prepend(section.Code).Concat(section.Items.SelectMany(item => item.Clauses.Select(clause => clause.Code).Prepend(item.Code))));
}
