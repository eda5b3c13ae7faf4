namespace EventTracking.Generators.Model;

/// <summary>A type around the record.</summary>
/// <param name="Declaration">What stands after <c>partial</c>, for example <c>class Shop</c>.</param>
/// <param name="Hop">Set where the registration can reach this type but not the one inside.</param>
internal sealed record ContainerModel(string Declaration, HopModel? Hop);

/// <summary>An internal member through which the registration reaches the descriptor of a private event.</summary>
/// <param name="Name">The name of the member.</param>
/// <param name="Target">The expression that it stands for.</param>
internal sealed record HopModel(string Name, string Target);
