using SafetyAssessment.Domain;

namespace SafetyAssessment.Application.Accounts;

/// <summary>Which standard passwords follow; the two contradict each other, so an installation chooses.</summary>
public enum PasswordProfile
{
    /// <summary>等保: classes of characters, and a reminder to change it.</summary>
    ClassifiedProtection,

    /// <summary>OWASP ASVS: long, without rules of composition, never changed by the calendar.</summary>
    Asvs,
}

/// <summary>What a password lacks; each has its sentence in the resources.</summary>
public enum PasswordFault
{
    /// <summary>At least eight characters of three classes.</summary>
    EightCharactersOfThreeClasses,

    /// <summary>At least twelve characters.</summary>
    TwelveCharacters,

    /// <summary>More than 128 characters: hashing them would cost the server more than they protect.</summary>
    TooLong,

    /// <summary>It holds the account's name.</summary>
    HoldsUserName,

    /// <summary>It is one of those that are tried first.</summary>
    Common,
}

/// <summary>Which passwords are accepted.</summary>
public sealed record PasswordRules(PasswordProfile Profile = PasswordProfile.ClassifiedProtection)
{
    private const int Longest = 128;

    // What attackers try first, written without case; a pattern that repeats or counts up is found by itself.
    private static readonly string[] Stems =
        ["password", "passw0rd", "p@ssw0rd", "admin", "qwerty", "qwe123", "1qaz2wsx", "abc123", "abcd1234", "iloveyou", "welcome", "letmein", "anquan", "88888888"];

    /// <summary>After how many days the person is reminded; null: never.</summary>
    public int? DaysValid => Profile == PasswordProfile.ClassifiedProtection ? 90 : null;

    /// <summary>What is wrong with a password, or null.</summary>
    public PasswordFault? FaultOf(string password, string userName)
    {
        if (Profile == PasswordProfile.Asvs && password.Length < 12)
            return PasswordFault.TwelveCharacters;
        if (Profile == PasswordProfile.ClassifiedProtection && (password.Length < 8 || Classes(password) < 3))
            return PasswordFault.EightCharactersOfThreeClasses;
        if (password.Length > Longest)
            return PasswordFault.TooLong;
        if (userName.Length >= 3 && password.Contains(userName, StringComparison.OrdinalIgnoreCase))
            return PasswordFault.HoldsUserName;
        return IsCommon(password) ? PasswordFault.Common : null;
    }

    /// <summary>True when the password is so old that the person is reminded.</summary>
    public bool IsDue(DateTime? setAt, DateTime now) => DaysValid is { } days && setAt is { } set && now - set > TimeSpan.FromDays(days);

    internal void Demand(string password, string userName, string field)
    {
        if (FaultOf(password, userName) is { } fault)
            throw new InvalidInput([new Problem(field, Rules.PasswordTooWeak, fault)]);
    }

    private static int Classes(string password) =>
        (password.Any(char.IsAsciiLetterLower) ? 1 : 0) + (password.Any(char.IsAsciiLetterUpper) ? 1 : 0)
        + (password.Any(char.IsAsciiDigit) ? 1 : 0) + (password.Any(character => !char.IsAsciiLetterOrDigit(character)) ? 1 : 0);

    // Common is what is little more than a stem, or has hardly any different characters.
    private static bool IsCommon(string password) =>
        password.Distinct().Count() < 4
        || Array.Exists(Stems, stem => password.Contains(stem, StringComparison.OrdinalIgnoreCase) && password.Length - stem.Length < 5);
}
