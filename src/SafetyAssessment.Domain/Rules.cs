namespace SafetyAssessment.Domain;

/// <summary>
/// Every reason for a «no», in one class: whoever writes help or a test finds them all here. What concerns rubrics, sheets and results stands in
/// the files beside this one. The sentence of each stands under its code in the resources, in both languages; a test holds the two lists together.
/// </summary>
public static partial class Rules
{
    /// <summary>The input has faults; all are listed.</summary>
    public const string InvalidInput = "input.invalid";

    /// <summary>A field is empty that must not be.</summary>
    public const string Required = "input.required";

    /// <summary>A text is too long.</summary>
    public const string TooLong = "input.too-long";

    /// <summary>A number is outside its limits.</summary>
    public const string OutOfRange = "input.out-of-range";

    /// <summary>A text holds characters that can't be stored.</summary>
    public const string BadCharacters = "input.bad-characters";

    /// <summary>The text is not JSON. Values: the line.</summary>
    public const string NotJson = "input.not-json";

    /// <summary>The request is larger than is taken. Values: the limit in kilobytes.</summary>
    public const string BodyTooLarge = "input.body-too-large";

    /// <summary>A list is longer than is taken. Values: the limit.</summary>
    public const string ListTooLong = "input.list-too-long";

    /// <summary>A member that is not known here: perhaps misspelt. Values: its name.</summary>
    public const string UnknownMember = "input.unknown-member";

    /// <summary>An object is needed.</summary>
    public const string NotAnObject = "input.not-an-object";

    /// <summary>A list is needed.</summary>
    public const string NotAList = "input.not-a-list";

    /// <summary>A text is needed.</summary>
    public const string NotAText = "input.not-a-text";

    /// <summary>A number is needed.</summary>
    public const string NotANumber = "input.not-a-number";

    /// <summary>A number is written with an exponent.</summary>
    public const string NumberWithExponent = "input.number-with-exponent";

    /// <summary>The stored value was changed since it was read.</summary>
    public const string ChangedMeanwhile = "changed-meanwhile";

    /// <summary>It does not exist, or not for this person; the two look the same.</summary>
    public const string NotFound = "not-found";

    /// <summary>The role may not do this. Values: the permission, the roles that may.</summary>
    public const string AccessDenied = "access.denied";

    /// <summary>Not in this state. Values: the permission, the state, the states in which it may be done.</summary>
    public const string AccessState = "access.state";

    /// <summary>The account was locked or changed since sign-in.</summary>
    public const string AccessRevoked = "access.revoked";

    /// <summary>The interface was called without a token that opens it.</summary>
    public const string TokenInvalid = "access.token";

    /// <summary>The set-up code is wrong or used.</summary>
    public const string SetupCodeWrong = "setup.code-wrong";

    /// <summary>An account with this name exists.</summary>
    public const string AccountExists = "account.exists";

    /// <summary>The password does not meet the profile.</summary>
    public const string PasswordTooWeak = "account.password-too-weak";

    /// <summary>The present password is wrong.</summary>
    public const string PasswordWrong = "account.password-wrong";

    /// <summary>The new password is the present one.</summary>
    public const string PasswordSame = "account.password-same";

    /// <summary>A role needs the unit, team or subject it is for.</summary>
    public const string AccountScopeRequired = "account.scope-required";

    /// <summary>Nobody can lock or change their own account.</summary>
    public const string AccountOwn = "account.own";
}
