using System.Text.Json;

namespace EventTracking.Tool.Verification;

/// <summary>Checks one value of the data. Validators of a shape form a graph, compiled once by <see cref="ShapeCompiler"/>.</summary>
/// <param name="expected">The type, as messages show it.</param>
/// <param name="isNullable">Whether <c>null</c> is valid.</param>
internal abstract class ValueValidator(string expected, bool isNullable)
{
    /// <summary>Gets the type, as messages show it.</summary>
    public string Expected { get; } = isNullable ? $"{expected} or null" : expected;

    /// <summary>Checks the value at the current token.</summary>
    /// <param name="json">The value. If it is valid, the reader moves to its last token.</param>
    /// <param name="mismatch">Describes what is invalid; <see langword="null"/> if no description is needed.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public bool Validate(ref Utf8JsonReader json, Mismatch? mismatch) =>
        json.TokenType is JsonTokenType.Null && isNullable || ValidateValue(ref json, mismatch);

    /// <summary>Checks a value that is not a valid <c>null</c>.</summary>
    protected abstract bool ValidateValue(ref Utf8JsonReader json, Mismatch? mismatch);

    /// <summary>Describes the current token as unexpected.</summary>
    protected bool Fail(in Utf8JsonReader json, Mismatch? mismatch) => mismatch?.Expect(Expected, json) ?? false;
}
