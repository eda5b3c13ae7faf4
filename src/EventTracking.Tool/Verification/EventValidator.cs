using System.Globalization;
using System.Text.Json;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Verification;

/// <summary>Checks the data of an event against the shapes of its versions.</summary>
internal sealed class EventValidator
{
    private readonly Version[] _versions;
    private readonly HashSet<int> _numbers;
    private int _likely;

    /// <summary>Compiles the shapes of an event.</summary>
    /// <param name="name">The event name.</param>
    /// <param name="shapes">The shapes of its versions.</param>
    /// <param name="strictness">Whether fields that a shape does not know are invalid.</param>
    public EventValidator(string name, IEnumerable<DataShape> shapes, Strictness strictness)
    {
        Name = name;
        _versions =
        [
            .. shapes.OrderByDescending(static shape => shape.Version)
                .Select(shape => new Version(shape.Version, ShapeCompiler.Compile(shape, strictness))),
        ];
        _numbers = [.. _versions.Select(static version => version.Number)];
    }

    /// <summary>Gets the event name.</summary>
    public string Name { get; }

    /// <summary>Checks data against the shape that most recent data was valid under.</summary>
    /// <returns>The version of that shape, or <see langword="null"/> if the data is invalid under it.</returns>
    public int? FindLikelyVersion(ref Utf8JsonReader data)
    {
        var likely = _versions[_likely];
        return likely.Data.Validate(ref data, null) ? likely.Number : null;
    }

    /// <summary>Checks data against the shapes of a version, or of all versions.</summary>
    /// <param name="data">The data.</param>
    /// <param name="version">The version in the line, or <see langword="null"/> if it has none.</param>
    /// <param name="mismatch">Describes how the data differs from the latest of these versions, in the step <c>data</c>.</param>
    public bool Validate(Utf8JsonReader data, int? version, Mismatch? mismatch)
    {
        for (var i = 0; i < _versions.Length; i++)
        {
            var copy = data;
            if ((version is null || version == _versions[i].Number) && _versions[i].Data.Validate(ref copy, null))
            {
                _likely = i;
                return true;
            }
        }

        return mismatch is not null && Describe(ref data, version, mismatch);
    }

    /// <summary>Returns whether a version is declared.</summary>
    public bool HasVersion(int version) => _numbers.Contains(version);

    /// <summary>Returns the declared versions, as messages show them.</summary>
    public string VersionsText() => string.Join(" or ", _numbers.Order());

    private bool Describe(ref Utf8JsonReader data, int? version, Mismatch mismatch)
    {
        var described = _versions.First(candidate => version is null || version == candidate.Number);
        if (_versions.Length > 1)
            mismatch.EventName = string.Create(CultureInfo.InvariantCulture, $"{Name} {described.Number}");
        described.Data.Validate(ref data, mismatch);
        return mismatch.In("data");
    }

    private sealed record Version(int Number, ValueValidator Data);
}
