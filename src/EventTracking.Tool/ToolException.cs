namespace EventTracking.Tool;

/// <summary>The command cannot do its work. The message names the input and says what to do about it; the exit code is 3.</summary>
internal sealed class ToolException(string message, Exception? inner = null) : Exception(message, inner);
