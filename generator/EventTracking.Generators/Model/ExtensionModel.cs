namespace EventTracking.Generators.Model;

/// <summary>The extension method that makes an event and emits it.</summary>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="ClassName">The static class around the method, which other events add theirs to as well.</param>
/// <param name="MethodName">The name of the method.</param>
/// <param name="Gates">The attributes that warn of the event, or keep callers from it.</param>
/// <param name="Receiver">The parameter for the tracker, named apart from all others.</param>
/// <param name="Parameters">The other parameters, in order.</param>
/// <param name="Creation">The expression that makes the event.</param>
internal sealed record ExtensionModel(
    string Accessibility,
    string ClassName,
    string MethodName,
    EquatableArray<string> Gates,
    string Receiver,
    EquatableArray<ParameterModel> Parameters,
    string Creation);

/// <summary>A parameter of the extension method.</summary>
/// <param name="Declaration">The whole declaration, for example <c>string? title = null</c>.</param>
/// <param name="Name">The name without an escape, as doc comments want it.</param>
/// <param name="Documentation">The flattened doc comment.</param>
internal sealed record ParameterModel(string Declaration, string Name, string? Documentation);
