using System.Text.RegularExpressions;
using EventTracking.Tool.Inference.Proposals;

namespace EventTracking.Tool.Inference.Code;

/// <summary>
/// Exempts the event names of a log from the rules about names: the names are in the data already, and cannot be changed. Names that are
/// not dotted (EVT401) are allowed by a pattern in <c>.editorconfig</c> if they have a common form, and otherwise suppressed one by one; so
/// are names that are easily confused (EVT403).
/// </summary>
internal sealed partial class EventNameRules
{
    private const int MaxLength = 200;
    private const string Letters = "[a-z]+(_[a-z]+)*";
    private const string LettersAndDigits = "[a-z0-9]+(_[a-z0-9]+)*";
    private const string Path = @"/\S*";

    private readonly HashSet<string> _patterns = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _similar;

    private EventNameRules(IReadOnlyCollection<string> proposed, IEnumerable<string> declared)
    {
        _similar = proposed.Concat(declared).Distinct(StringComparer.Ordinal).ToLookup(ComparisonKey, StringComparer.Ordinal);
        foreach (var name in proposed.Where(static name => !IsNamespaced(name)))
        {
            if (PatternOf(name) is { } pattern)
                _patterns.Add(pattern);
        }

        // The second pattern includes the first one.
        if (_patterns.Contains(LettersAndDigits))
            _patterns.Remove(Letters);
    }

    /// <summary>Creates the exemptions.</summary>
    /// <param name="proposal">The proposed events; the rules check those with <c>[TrackedEvent]</c>.</param>
    /// <param name="declared">The names of events that are already declared.</param>
    public static EventNameRules Of(Proposal proposal, IEnumerable<string> declared) => new(
        [.. proposal.Events.Where(static proposed => proposed.Record is not null).Select(static proposed => proposed.EventName)],
        declared);

    /// <summary>Gets the text of <c>.editorconfig</c>, or <see langword="null"/> if no pattern is needed.</summary>
    public string? EditorConfig => _patterns.Count == 0 ? null : $"""
        [*.cs]
        # Names without a namespace that the log contains. New events should have dotted names.
        event_tracking_additional_name_pattern = {string.Join('|', _patterns.Order(StringComparer.Ordinal))}

        """.ReplaceLineEndings("\n");

    /// <summary>Returns the lines before and after the name of an event.</summary>
    public (IReadOnlyList<string> Disable, IReadOnlyList<string> Restore) Suppressions(string name)
    {
        var rules = new List<(string Id, string Reason)>();
        if (!IsNamespaced(name) && PatternOf(name) is null)
            rules.Add(("EVT401", "The log has this name."));
        if (_similar[ComparisonKey(name)].Skip(1).Any())
            rules.Add(("EVT403", "The log has both names."));
        return (
            [.. rules.Select(static rule => $"#pragma warning disable {rule.Id} // {rule.Reason}")],
            [.. rules.Select(static rule => $"#pragma warning restore {rule.Id}")]);
    }

    private static string? PatternOf(string name) => name switch
    {
        _ when LettersForm().IsMatch(name) => Letters,
        _ when LettersAndDigitsForm().IsMatch(name) => LettersAndDigits,
        _ when PathForm().IsMatch(name) => Path,
        _ => null,
    };

    private static bool IsNamespaced(string name) => name.Length <= MaxLength && NamespacedForm().IsMatch(name);

    private static string ComparisonKey(string name) =>
        new([.. name.Where(static c => c is not ('_' or '-')).Select(char.ToLowerInvariant)]);

    [GeneratedRegex(@"\A[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NamespacedForm();

    [GeneratedRegex(@"\A" + Letters + @"\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LettersForm();

    [GeneratedRegex(@"\A" + LettersAndDigits + @"\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LettersAndDigitsForm();

    [GeneratedRegex(@"\A" + Path + @"\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PathForm();
}
