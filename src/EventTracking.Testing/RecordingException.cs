namespace EventTracking.Testing;

/// <summary>
/// What was recorded is not what a test expected. The message says what was expected and lists what was recorded; every test
/// framework shows it as a failure.
/// </summary>
public sealed class RecordingException : Exception
{
    internal RecordingException(string expectation, IReadOnlyList<CollectedEvent> recorded)
        : base($"{expectation} {List(recorded)}")
    {
    }

    private static string List(IReadOnlyList<CollectedEvent> recorded) => recorded.Count == 0
        ? "Nothing was recorded."
        : $"Recorded were:{string.Concat(recorded.Select(static (e, i) => $"\n  {i + 1}. {e.Name} {e.Data.GetRawText()} in {e.Context.GetRawText()}"))}";
}
