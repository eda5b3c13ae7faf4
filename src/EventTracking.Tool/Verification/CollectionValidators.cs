using System.Globalization;
using System.Text.Json;

namespace EventTracking.Tool.Verification;

/// <summary>An array.</summary>
internal sealed class ArrayValidator(string expected, bool isNullable) : ValueValidator(expected, isNullable)
{
    /// <summary>Gets or sets the validator of the items, which may contain this one.</summary>
    public ValueValidator Items { get; set; } = new AnyValidator();

    protected override bool ValidateValue(ref Utf8JsonReader json, Mismatch? mismatch)
    {
        if (json.TokenType is not JsonTokenType.StartArray)
            return Fail(json, mismatch);

        for (var i = 0; json.Read() && json.TokenType is not JsonTokenType.EndArray; i++)
        {
            if (!Items.Validate(ref json, mismatch))
                return mismatch?.In($"[{i.ToString(CultureInfo.InvariantCulture)}]") ?? false;
        }

        return true;
    }
}

/// <summary>An object whose keys are data.</summary>
internal sealed class MapValidator(string expected, bool isNullable) : ValueValidator(expected, isNullable)
{
    /// <summary>Gets or sets the validator of the values, which may contain this one.</summary>
    public ValueValidator Values { get; set; } = new AnyValidator();

    protected override bool ValidateValue(ref Utf8JsonReader json, Mismatch? mismatch)
    {
        if (json.TokenType is not JsonTokenType.StartObject)
            return Fail(json, mismatch);

        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            var key = json.ValueSpan;
            json.Read();
            if (!Values.Validate(ref json, mismatch))
                return mismatch?.In($"{{{Mismatch.Name(key)}}}") ?? false;
        }

        return true;
    }
}
