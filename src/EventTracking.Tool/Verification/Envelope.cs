using System.Text.Json;

namespace EventTracking.Tool.Verification;

/// <summary>What is known about a line while it is read.</summary>
/// <param name="mismatch">Describes what is wrong with the line; <see langword="null"/> if no description is needed.</param>
internal ref struct Envelope(Mismatch? mismatch)
{
    private Utf8JsonReader _data;
    private int? _likelyVersion;

    /// <summary>Gets or sets the fields that were read.</summary>
    public EnvelopeFields Found { get; set; }

    /// <summary>Gets or sets the event name in UTF-8, without escapes.</summary>
    public ReadOnlySpan<byte> Name { get; set; }

    /// <summary>Gets or sets the event, or <see langword="null"/> if its name is not read yet or not declared.</summary>
    public EventValidator? Event { get; set; }

    /// <summary>Gets or sets the version in the line.</summary>
    public int? Version { get; set; }

    /// <summary>Gets a value indicating whether any part of the line is invalid.</summary>
    public bool IsInvalid { get; private set; }

    /// <summary>Gets where to describe what is wrong, unless something is described already.</summary>
    public readonly Mismatch? Description => mismatch is { IsFound: false } ? mismatch : null;

    /// <summary>Records and describes an invalid field.</summary>
    public bool Fail(string field, string problem)
    {
        IsInvalid = true;
        if (Description is { } description)
        {
            description.Describe(problem);
            description.In(field);
        }

        return false;
    }

    /// <summary>Checks that a field was read.</summary>
    public void Require(EnvelopeFields field, string expected)
    {
        if ((Found & field) is EnvelopeFields.None)
            Fail(EnvelopeField.NameOf(field), $"expected {expected} but found nothing");
    }

    /// <summary>Checks the value of a field.</summary>
    public bool Check(EnvelopeFields field, ValueValidator validator, ref Utf8JsonReader json)
    {
        var description = Description;
        if (validator.Validate(ref json, description))
            return true;
        IsInvalid = true;
        return description?.In(EnvelopeField.NameOf(field)) ?? false;
    }

    /// <summary>Checks the data against the likely version, if the event is already known.</summary>
    public void ReadData(ref Utf8JsonReader json)
    {
        _data = json;
        if (Event is null)
            return;
        _likelyVersion = Event.FindLikelyVersion(ref json);
        if (_likelyVersion is null)
            json = _data;
    }

    /// <summary>Checks the data again if it is not yet known to be valid under the version of the line.</summary>
    public void CheckData()
    {
        if ((Found & EnvelopeFields.Data) is EnvelopeFields.None || (_likelyVersion is { } likely && (Version ?? likely) == likely))
            return;
        if (!Event!.Validate(_data, Version, Description))
            IsInvalid = true;
    }
}
