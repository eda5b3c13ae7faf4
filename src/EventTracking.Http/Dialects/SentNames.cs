using System.Collections.Frozen;

namespace EventTracking.Http.Dialects;

/// <summary>The names under which events are sent.</summary>
internal sealed class SentNames(IEnumerable<KeyValuePair<string, string>> names)
{
    private readonly FrozenDictionary<string, string> _names = names.ToFrozenDictionary(StringComparer.Ordinal);

    public string Of(string eventName) => _names.GetValueOrDefault(eventName, eventName);

    /// <summary>Returns whether the options set the name of this event.</summary>
    public bool Contains(string eventName) => _names.ContainsKey(eventName);
}
