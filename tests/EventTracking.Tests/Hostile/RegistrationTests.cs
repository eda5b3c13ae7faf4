using System.Reflection;
using Xunit;

namespace EventTracking.Tests.Hostile;

/// <summary>Every event of this assembly is in the registry, no matter how it is declared.</summary>
public sealed class RegistrationTests
{
    private static readonly Type[] Declared =
        [.. typeof(RegistrationTests).Assembly.GetTypes().Where(static type => type.IsDefined(typeof(TrackedEventAttribute)))];

    [Fact]
    public void Every_declared_event_is_registered_under_its_name() => Assert.All(Declared, static type =>
        Assert.Same(type, TrackedEventRegistry.Find(type.GetCustomAttribute<TrackedEventAttribute>()!.Name)?.ClrType));

    [Fact]
    public void Each_event_is_registered_once() =>
        Assert.Distinct(TrackedEventRegistry.All.Select(static descriptor => descriptor.ClrType));
}
