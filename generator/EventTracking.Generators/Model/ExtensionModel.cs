namespace EventTracking.Generators.Model;

/// <summary>The extension method that creates an event and emits it.</summary>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="ClassName">The static partial class of the method, which it shares with other events.</param>
/// <param name="MethodName">The name of the method.</param>
/// <param name="Attributes">Attributes copied from the event, such as <c>[Obsolete]</c>.</param>
/// <param name="Receiver">The name of the parameter for the tracker.</param>
/// <param name="Parameters">The other parameters, in order.</param>
/// <param name="Creation">The expression that creates the event.</param>
internal sealed record ExtensionModel(
    string Accessibility,
    string ClassName,
    string MethodName,
    EquatableArray<string> Attributes,
    string Receiver,
    EquatableArray<ParameterModel> Parameters,
    string Creation);

/// <summary>A parameter of the extension method.</summary>
/// <param name="Declaration">The declaration, for example <c>string? title = null</c>.</param>
/// <param name="Name">The name without an <c>@</c>, for doc comments.</param>
/// <param name="Documentation">The doc comment, as plain text.</param>
internal sealed record ParameterModel(string Declaration, string Name, string? Documentation);
