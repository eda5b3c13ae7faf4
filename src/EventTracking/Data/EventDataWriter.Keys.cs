using EventTracking.CompilerServices;
using EventTracking.Json;

namespace EventTracking;

/// <remarks>
/// JSON from elsewhere, and dictionaries whose keys differ but have one text, can give an object two members of one name. Readers take the
/// last one; a processor that removes or redacts the first would leave it in. Typed events cannot have such members and are not searched.
/// </remarks>
public ref partial struct EventDataWriter
{
    /// <summary>Records that the object being written may have two members of one name.</summary>
    internal void ExpectRepeatedKeys() => _keysMayRepeat = true;

    /// <summary>Whether <see cref="MakeKeysUnique"/> has anything to search.</summary>
    internal readonly bool KeysMayRepeat => _keysMayRepeat;

    /// <summary>Makes the names of all objects written since a position unique: the last value counts, at the position of the first.</summary>
    /// <param name="from">The position of the first byte of a value, or of its member's name.</param>
    internal void MakeKeysUnique(int from)
    {
        if (!_keysMayRepeat)
            return;

        _keysMayRepeat = false;
        if (RepeatedKeys.TryRemove(WrittenFrom(from), out var unique))
        {
            RollBack(new EventDataCheckpoint(from, _depth));
            WriteRaw(unique);
        }
    }
}
