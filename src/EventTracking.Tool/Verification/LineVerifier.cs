using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Verification;

/// <summary>
/// Checks lines in one pass over their bytes. Fields may have any order: data that precedes the name is read again once the name is known,
/// and data that is invalid under the likely version is checked against the others once the version is known.
/// </summary>
internal sealed class LineVerifier
{
    private const int MaxReasonLength = 150;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 256 };

    private static readonly ValueValidator Name = new StringValidator("string", isNullable: false, format: null);
    private static readonly ValueValidator Version = new IntegerValidator("integer", isNullable: false, 1, int.MaxValue);
    private static readonly ValueValidator Context = new AnyObjectValidator();
    private static readonly ValueValidator Id = StringOf(StringFormat.Uuid);
    private static readonly ValueValidator Timestamp = StringOf(StringFormat.DateTime);

    private readonly Utf8Names<EventValidator> _events;
    private readonly Strictness _strictness;

    /// <summary>Compiles the shapes of events.</summary>
    public LineVerifier(IEnumerable<DataShape> shapes, Strictness strictness)
    {
        _strictness = strictness;
        _events = new Utf8Names<EventValidator>(
            shapes.GroupBy(static shape => shape.EventName, StringComparer.Ordinal)
                .Select(versions => KeyValuePair.Create(versions.Key, new EventValidator(versions.Key, versions, strictness))));
    }

    /// <summary>Checks a line.</summary>
    /// <param name="line">The bytes of the line.</param>
    /// <param name="mismatch">Describes what is wrong with the line; <see langword="null"/> if no description is needed.</param>
    public LineVerdict Verify(ReadOnlySpan<byte> line, Mismatch? mismatch)
    {
        if (!Utf8.IsValid(line))
            return Reject("not UTF-8", mismatch);

        try
        {
            return VerifyText(line, mismatch);
        }
        catch (JsonException exception)
        {
            // The message ends with the position, as if the line were a file.
            var reason = Mismatch.Shortened(exception.Message.Split(" LineNumber:")[0], MaxReasonLength);
            return Reject(
                string.Create(CultureInfo.InvariantCulture, $"not JSON at byte {exception.BytePositionInLine}: {reason}"), mismatch);
        }
    }

    private LineVerdict VerifyText(ReadOnlySpan<byte> line, Mismatch? mismatch)
    {
        var json = new Utf8JsonReader(line, Options);
        json.Read();
        if (json.TokenType is not JsonTokenType.StartObject)
            return RejectValue(ref json, mismatch);

        var envelope = new Envelope(mismatch);
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (EnvelopeField.Of(json) is not EnvelopeFields.None and var field)
                ReadField(field, ref json, ref envelope, mismatch);
            else
                ReadExtra(ref json, ref envelope);
        }

        // Fails if anything but white space follows the object.
        json.Read();
        return Conclude(ref envelope, mismatch);
    }

    private void ReadField(EnvelopeFields field, ref Utf8JsonReader json, ref Envelope envelope, Mismatch? mismatch)
    {
        json.Read();
        if ((envelope.Found & field) is not EnvelopeFields.None)
            envelope.Fail(EnvelopeField.NameOf(field), ObjectValidator.FoundTwice);
        envelope.Found |= field;
        switch (field)
        {
            case EnvelopeFields.Name when envelope.Check(field, Name, ref json):
                ReadName(json, ref envelope, mismatch);
                break;
            case EnvelopeFields.Timestamp:
                envelope.Check(field, Timestamp, ref json);
                break;
            case EnvelopeFields.Data:
                envelope.ReadData(ref json);
                break;
            case EnvelopeFields.Context:
                envelope.Check(field, Context, ref json);
                break;
            case EnvelopeFields.Id:
                envelope.Check(field, Id, ref json);
                break;
            case EnvelopeFields.Version when envelope.Check(field, Version, ref json):
                envelope.Version = (int)json.GetDouble();
                break;
        }

        json.Skip();
    }

    private void ReadExtra(ref Utf8JsonReader json, ref Envelope envelope)
    {
        if (_strictness is Strictness.Strict)
            envelope.Fail(Mismatch.Name(json.ValueSpan), ObjectValidator.UnknownField);
        json.Skip();
    }

    private void ReadName(scoped in Utf8JsonReader json, ref Envelope envelope, Mismatch? mismatch)
    {
        envelope.Name = json.ValueIsEscaped ? Unescaped(json) : json.ValueSpan;
        envelope.Event = _events.TryFind(envelope.Name, out var @event) ? @event : null;
        if (mismatch is not null && !envelope.Name.IsEmpty)
            mismatch.EventName = Encoding.UTF8.GetString(envelope.Name);
    }

    private static LineVerdict Conclude(scoped ref Envelope envelope, Mismatch? mismatch)
    {
        envelope.Require(EnvelopeFields.Name, Name.Expected);
        if (envelope.Name.IsEmpty)
        {
            envelope.Fail(EnvelopeField.NameOf(EnvelopeFields.Name), "expected a name but found an empty one");
            return new LineVerdict(LineOutcome.NotAnEvent, []);
        }

        if (envelope.Event is null)
        {
            mismatch?.Replace("expected a declared event");
            return new LineVerdict(LineOutcome.Unknown, envelope.Name);
        }

        envelope.Require(EnvelopeFields.Timestamp, Timestamp.Expected);
        envelope.Require(EnvelopeFields.Data, "object");
        envelope.Require(EnvelopeFields.Context, Context.Expected);
        if (envelope.Version is { } version && !envelope.Event.HasVersion(version))
            envelope.Fail(EnvelopeField.NameOf(EnvelopeFields.Version), $"expected {envelope.Event.VersionsText()} but found {version}");
        else
            envelope.CheckData();
        return new LineVerdict(envelope.IsInvalid ? LineOutcome.Invalid : LineOutcome.Valid, envelope.Name);
    }

    private static LineVerdict RejectValue(scoped ref Utf8JsonReader json, Mismatch? mismatch)
    {
        mismatch?.Expect("object", json);
        json.Skip();
        json.Read();
        return new LineVerdict(LineOutcome.NotAnEvent, []);
    }

    private static LineVerdict Reject(string problem, Mismatch? mismatch)
    {
        mismatch?.Clear();
        mismatch?.Describe(problem);
        return new LineVerdict(LineOutcome.NotAnEvent, []);
    }

    /// <summary>Returns the text of a string, or the string as it is if a surrogate in it is unpaired.</summary>
    private static ReadOnlySpan<byte> Unescaped(scoped in Utf8JsonReader json)
    {
        byte[]? text = null;
        json.IsText(unescaped => (text = unescaped.ToArray()) is not null);
        return text ?? json.ValueSpan;
    }

    private static StringValidator StringOf(StringFormat format) =>
        new(new StringType(format).ToString(), isNullable: false, TextFormats.Of(format));
}
