using EventTracking.CompilerServices;
using EventTracking.Json;

namespace EventTracking;

/// <remarks>
/// JSON from another source, and dictionaries whose different keys have the same text, can give an object two members of the same name.
/// Readers take the last one, and a processor that removes or redacts the first would miss it. Typed events cannot have such members.
/// </remarks>
public ref partial struct EventDataWriter
{
    /// <summary>Records that the current object may have two members of the same name.</summary>
    internal void ExpectRepeatedKeys() => _keysMayRepeat = true;

    /// <summary>Whether <see cref="MakeKeysUnique"/> has to search.</summary>
    internal readonly bool KeysMayRepeat => _keysMayRepeat;

    /// <summary>
    /// Makes the names in all objects written since a position unique: each gets its last value, at the position of its first.
    /// </summary>
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
