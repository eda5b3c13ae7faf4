namespace EventTracking.Aot.Program;

/// <summary>Prints the descriptors of all events, without reflection.</summary>
internal static class Registry
{
    public static void Print()
    {
        foreach (var descriptor in TrackedEventRegistry.All)
        {
            var fields = descriptor.Fields.Select(static field => $"{field.WireName}:{field.JsonType}{(field.IsNullable ? "?" : "")}");
            Console.WriteLine($"{descriptor} {descriptor.ClrType.Name} \"{descriptor.Documentation}\" {string.Join(' ', fields)}");
        }
    }
}
