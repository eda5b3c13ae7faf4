using EventTracking.Hosting.Tests.Support;
using EventTracking.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventTracking.Hosting.Tests.Configuration;

/// <summary>An option with a secret can name a file that contains it.</summary>
public sealed class SecretTests : IDisposable
{
    private const string Path = "EventTracking:Backends:warehouse";
    private const string Secret = "Password=hunter2";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_secret_can_be_set_directly() => Assert.Equal(Secret, Read($$"""{ "Key": "{{Secret}}" }""").Secret);

    [Theory]
    [InlineData(Secret)]
    [InlineData($"{Secret}\n")]
    [InlineData($"{Secret}\r\n")]
    public void A_secret_can_be_read_from_a_file(string text)
    {
        var path = _folder.Write("secret", text);

        Assert.Equal(Secret, Read($$"""{ "KeyFile": "{{path}}" }""").Secret);
    }

    [Fact]
    public void Only_one_line_break_is_removed() =>
        Assert.Equal($" {Secret} \n", Read($$"""{ "KeyFile": "{{_folder.Write("secret", $" {Secret} \n\n")}}" }""").Secret);

    [Fact]
    public void A_relative_path_starts_at_the_content_root()
    {
        _folder.Write("secret", Secret);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = _folder.FullName });
        builder.Configuration[$"{Path}:Type"] = "Warehouse";
        builder.Configuration[$"{Path}:KeyFile"] = "secret";
        string? secret = null;
        builder.AddEventTracking(tracking => tracking.AddBackendType("Warehouse", (options, _) =>
        {
            secret = options.GetRequiredSecret("Key");
            return new CollectingBackend();
        }));

        using var host = builder.Build();

        Assert.Single(host.Services.GetRequiredService<Tracker>().Backends);
        Assert.Equal(Secret, secret);
    }

    [Theory]
    [InlineData("{}", "Key: is missing. Set it, or set KeyFile to the path of a file that contains it.")]
    [InlineData("""{ "Key": "" }""", "Key: is missing. Set it, or set KeyFile to the path of a file that contains it.")]
    [InlineData("""{ "Key": "Password=hunter2", "KeyFile": "secret" }""", "KeyFile: cannot be combined with Key. Remove one of them.")]
    [InlineData("""{ "KeyFile": "" }""", "KeyFile: is empty. Set the path of a file, or remove it.")]
    [InlineData(
        """{ "KeyFile": "/absent/Password=hunter2" }""",
        "KeyFile: does not exist. Create the file, or correct the path; a relative path starts at the content root.")]
    [InlineData("""{ "KeyFile": "/" }""", "KeyFile: cannot be read. Use the path of a file that the user of this process may read.")]
    [InlineData("""{ "KeyFile": "a\u0000b" }""", "KeyFile: is not a file path. Use one such as /run/secrets/warehouse.")]
    [InlineData("""{ "Key": [ "Password=hunter2" ] }""", "Key: expected a string, but found a section.")]
    public void A_wrong_secret_is_an_error_that_does_not_show_it(string json, string expected) =>
        Assert.Equal($"{Path}:{expected}", Assert.Single(Read(json).Errors));

    [Fact]
    public void An_empty_file_is_an_error() => Assert.Equal(
        $"{Path}:KeyFile: is an empty file. Write the secret into it.",
        Assert.Single(Read($$"""{ "KeyFile": "{{_folder.Write("secret", "\n")}}" }""").Errors));

    [Fact]
    public void A_huge_file_is_an_error() => Assert.Equal(
        $"{Path}:KeyFile: is a file of more than 1 MiB. Use a file that contains only the secret.",
        Assert.Single(Read($$"""{ "KeyFile": "{{_folder.Write("secret", new string('x', 1024 * 1024 + 1))}}" }""").Errors));

    [Fact]
    public void Strings_are_read_by_name_with_their_spelling()
    {
        IReadOnlyDictionary<string, string> names = new Dictionary<string, string>();
        using var services = Services(
            """{ "Names": { "com.example.Order": "Order Completed", "b": "B" } }""", options => names = options.GetStringsByName("Names"));

        Assert.Single(services.GetRequiredService<Tracker>().Backends);
        Assert.Equal(new Dictionary<string, string> { ["com.example.Order"] = "Order Completed", ["b"] = "B" }, names);
    }

    [Theory]
    [InlineData("""{ "Names": "Order" }""", "Names: expected strings by name, but found a single value.")]
    [InlineData("""{ "Names": { "a": { "b": "c" } } }""", "Names:a: expected a string, but found a section.")]
    public void Anything_but_strings_by_name_is_an_error(string json, string expected) => Assert.Equal(
        $"{Path}:{expected}", Assert.Single(Errors(json, static options => options.GetStringsByName("Names"))));

    [Fact]
    public void Invalid_options_are_errors_with_their_paths_once() => Assert.Equal(
        [
            $"{Path}:Table: is not valid. Expected a name.", $"{Path}:Limit: is out of range. Expected at least 1.",
        ],
        Errors("""{ "Table": "x", "Limit": "0" }""", static options =>
        {
            options.GetString("Table");
            options.GetString("Limit");
            options.AddErrors([new("Table", "a name"), new("Table", "another name"), new("Limit", "at least 1")]);
        }));

    private static (string? Secret, IReadOnlyList<string> Errors) Read(string options)
    {
        string? secret = null;
        using var services = Services(options, read => secret = read.GetRequiredSecret("Key"));
        var failure = Record.Exception(services.GetRequiredService<Tracker>) as EventTrackingConfigurationException;
        return (secret, failure?.Errors ?? []);
    }

    private static IReadOnlyList<string> Errors(string options, Action<ComponentOptions> read)
    {
        using var services = Services(options, read);
        return Assert.Throws<EventTrackingConfigurationException>(services.GetRequiredService<Tracker>).Errors;
    }

    private static ServiceProvider Services(string options, Action<ComponentOptions> read) => SomeConfiguration.Services(
        $$"""{ "EventTracking": { "Backends": { "warehouse": { "Type": "Warehouse"{{Separator(options)}} {{options[1..]}} } } }""",
        tracking => tracking.AddBackendType("Warehouse", (section, _) =>
        {
            read(section);
            return new CollectingBackend();
        }));

    private static string Separator(string options) => options == "{}" ? "" : ",";
}
