using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventTracking.Hosting.Tests;

public sealed class ContentRootTests
{
    [Fact]
    public void A_relative_path_is_resolved_against_the_content_root()
    {
        var root = Directory.CreateTempSubdirectory("event-tracking-").FullName;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = root });
        builder.Configuration["EventTracking:Backends:file:Type"] = "JsonLines";
        builder.Configuration["EventTracking:Backends:file:Path"] = "tracking.log";
        builder.AddEventTracking();

        using (var host = builder.Build())
            host.Services.GetRequiredService<Tracker>().Emit("com.example.page.viewed");

        Assert.Single(File.ReadAllLines(Path.Combine(root, "tracking.log")));
        Directory.Delete(root, recursive: true);
    }
}
