using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace EventTracking;

/// <summary>
/// Reads the data of one event. Generated code, a hand-written <see cref="IReadableEvent{TSelf}"/> and a value reader
/// (<see cref="IEventValueReader{T}"/>) call it.
/// </summary>
/// <remarks>
/// <para>
/// A method that reads a value expects the reader at the first token of the value and leaves it at the last one.
/// </para>
/// <para>
/// The first error is kept. After it, <see cref="HasFailed"/> is <see langword="true"/>, loops over fields and items end, and the results
/// of all methods are meaningless. So code only checks it before it uses the values. Malformed JSON throws a <see cref="JsonException"/>,
/// which <see cref="EventReader"/> turns into an error.
/// </para>
/// </remarks>
public ref partial struct EventDataReader
{
    private readonly ReadOnlySpan<byte> _data;
    private Utf8JsonReader _json;
    private string? _reason;
    private string? _missingField;
    private long _errorPosition;

    internal EventDataReader(ReadOnlySpan<byte> data, bool isStrict, int maxDepth)
    {
        _data = data;
        _json = new Utf8JsonReader(data, new JsonReaderOptions { MaxDepth = maxDepth });
        IsStrict = isStrict;
    }

    /// <summary>Gets whether a value could not be read.</summary>
    [MemberNotNullWhen(true, nameof(_reason))]
    public readonly bool HasFailed
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _reason is not null;
    }

    /// <summary>Gets whether the current value is <c>null</c>.</summary>
    public readonly bool IsNull => _json.TokenType is JsonTokenType.Null;

    /// <summary>Gets the type of the current token.</summary>
    public readonly JsonTokenType TokenType => _json.TokenType;

    /// <summary>Gets the raw text of the current token: a number, or the text between the quotes of a string or name.</summary>
    internal readonly ReadOnlySpan<byte> ValueSpan => _json.ValueSpan;

    internal readonly bool IsStrict { get; }

    internal readonly long TokenStart => _json.TokenStartIndex;

    internal readonly long BytesConsumed => _json.BytesConsumed;

    /// <summary>Rejects the current value. Only the first error is kept.</summary>
    /// <param name="reason">What is wrong, as part of a sentence: <c>expected a color but found another text</c>.</param>
    public void Fail(string reason) => FailAt(reason, _json.TokenStartIndex, missingField: null);

    /// <summary>Skips the current value, including everything in it.</summary>
    public void Skip()
    {
        if (!HasFailed)
            _json.Skip();
    }

    /// <summary>Moves to the first token.</summary>
    internal void Begin() => _json.Read();

    /// <summary>Checks that the data ends after the value.</summary>
    internal void End()
    {
        if (!HasFailed && _json.Read())
            Fail("the reader of the event did not read the whole value");
    }

    internal void FailAt(string reason, long position, string? missingField)
    {
        if (!HasFailed)
            (_reason, _errorPosition, _missingField) = (reason, position, missingField);
    }

    internal void FailType(string expected) => Fail($"expected {expected} but found {Describe(_json.TokenType)}");

    internal void FailMalformed(JsonException exception) => FailAt(
        "is not JSON, or is nested too deeply",
        exception is { LineNumber: 0, BytePositionInLine: { } inLine } ? inLine : _json.BytesConsumed,
        missingField: null);

    /// <summary>Returns the error.</summary>
    /// <param name="offset">The position of the data in the bytes that were passed to <see cref="EventReader"/>.</param>
    internal readonly EventReadError ToError(int offset) =>
        new(Reading.ReadPath.At(_data, _errorPosition, _missingField), offset + _errorPosition, _reason!);

    internal static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.Null => "null",
        _ => "no value",
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Is(JsonTokenType token, string expected)
    {
        if (_json.TokenType == token)
            return true;
        FailType(expected);
        return false;
    }
}
