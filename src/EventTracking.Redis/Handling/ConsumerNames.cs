using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.Redis.Handling;

/// <summary>Remembers the names of the consumers in a service collection.</summary>
internal static class ConsumerNames
{
    /// <exception cref="ArgumentException">The name is empty, contains a colon, or belongs to another consumer.</exception>
    public static void Claim(IServiceCollection services, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Contains(':', StringComparison.Ordinal))
            throw new ArgumentException($"The name '{name}' contains a colon, which separates the keys of a configuration.", nameof(name));
        if (services.Any(service => service.ImplementationInstance is Name known && known.IsNamed(name)))
            throw new ArgumentException($"A consumer named '{name}' already exists. Use another name.", nameof(name));
        services.AddSingleton(new Name(name));
    }

    private sealed class Name(string name)
    {
        public bool IsNamed(string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
    }
}
