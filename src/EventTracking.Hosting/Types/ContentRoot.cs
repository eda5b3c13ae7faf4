using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventTracking.Hosting.Types;

/// <summary>Resolves relative paths in the configuration.</summary>
internal static class ContentRoot
{
    /// <summary>Resolves a relative path against the content root: the working directory of a service is often <c>/</c>.</summary>
    public static string FullPath(string path, IServiceProvider services) =>
        path.Length > 0 && services.GetService<IHostEnvironment>() is { ContentRootPath: { Length: > 0 } root }
            ? Path.Combine(root, path)
            : path;
}
