namespace EventTracking.Testing;

/// <summary>
/// The exception for a failed assertion of a <see cref="RecordedTracker"/>. The message contains the expectation and the recorded events.
/// Test frameworks report it as a failed test.
/// </summary>
public sealed class RecordingException : Exception
{
    internal RecordingException(string expectation, IReadOnlyList<CollectedEvent> recorded)
        : base($"{expectation} {List(recorded)}")
    {
    }

    private static string List(IReadOnlyList<CollectedEvent> recorded) => recorded.Count == 0
        ? "Nothing was recorded."
        : "Recorded:" + string.Concat(
            recorded.Select(static (e, i) => $"\n  {i + 1}. {e.Name} {e.Data.GetRawText()} in {e.Context.GetRawText()}"));
}
