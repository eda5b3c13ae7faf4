using System.Text.Json;

namespace EventTracking.Tool.Verification;

/// <summary>Any JSON value.</summary>
internal sealed class AnyValidator() : ValueValidator("any", isNullable: false)
{
    protected override bool ValidateValue(ref Utf8JsonReader json, Mismatch? mismatch)
    {
        json.Skip();
        return true;
    }
}

/// <summary>Any JSON object.</summary>
internal sealed class AnyObjectValidator() : ValueValidator("object", isNullable: false)
{
    protected override bool ValidateValue(ref Utf8JsonReader json, Mismatch? mismatch)
    {
        if (json.TokenType is not JsonTokenType.StartObject)
            return Fail(json, mismatch);
        json.Skip();
        return true;
    }
}

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class BooleanValidator(string expected, bool isNullable) : ValueValidator(expected, isNullable)
{
    protected override bool ValidateValue(ref Utf8JsonReader json, Mismatch? mismatch) =>
        json.TokenType is JsonTokenType.True or JsonTokenType.False || Fail(json, mismatch);
}

/// <summary>A JSON number, or also the name of a floating-point value that JSON numbers do not include.</summary>
internal sealed class NumberValidator(string expected, bool isNullable, bool allowsNames) : ValueValidator(expected, isNullable)
{
    protected override bool ValidateValue(ref Utf8JsonReader json, Mismatch? mismatch) =>
        json.TokenType is JsonTokenType.Number
        || (allowsNames && json.TokenType is JsonTokenType.String && json.IsText(TextFormats.IsNamedNumber))
        || Fail(json, mismatch);
}

/// <summary>A string, of a format if there is one.</summary>
internal sealed class StringValidator(string expected, bool isNullable, TextTest? format) : ValueValidator(expected, isNullable)
{
    protected override bool ValidateValue(ref Utf8JsonReader json, Mismatch? mismatch) =>
        (json.TokenType is JsonTokenType.String && (format is null || json.IsText(format))) || Fail(json, mismatch);
}

/// <summary>A string that passes a test, or an integer: an enum value without a name is written as a number.</summary>
internal sealed class EnumValidator(string expected, bool isNullable, TextTest isName) : ValueValidator(expected, isNullable)
{
    protected override bool ValidateValue(ref Utf8JsonReader json, Mismatch? mismatch) =>
        json.TokenType switch
        {
            JsonTokenType.String => json.IsText(isName),
            JsonTokenType.Number => IntegerValidator.IsInteger(json.ValueSpan),
            _ => false,
        }
        || Fail(json, mismatch);
}
