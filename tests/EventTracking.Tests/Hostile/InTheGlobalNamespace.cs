using EventTracking;

/// <summary>An event without a namespace.</summary>
[TrackedEvent("hostile.namespaces.global")]
internal sealed partial record InTheGlobalNamespace(int Number, InTheGlobalNamespace.Part Below)
{
    internal readonly record struct Part(string Text);
}
