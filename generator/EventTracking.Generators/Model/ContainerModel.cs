namespace EventTracking.Generators.Model;

/// <summary>A type that contains the record.</summary>
/// <param name="Declaration">Its declaration, for example <c>partial class Shop</c>.</param>
/// <param name="Forwarder">The member for the registration, if the registration can access this type but not the type inside it.</param>
internal sealed record ContainerModel(string Declaration, ForwarderModel? Forwarder);

/// <summary>An internal property through which the registration accesses the descriptor of a private event.</summary>
/// <param name="Name">The name of the property.</param>
/// <param name="Target">The expression that it returns.</param>
internal sealed record ForwarderModel(string Name, string Target);
