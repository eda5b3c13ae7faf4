using System.Text.Json;
using Xunit;

namespace EventTracking.Shared;

/// <summary>
/// Modules that npm has installed for tests: <c>npm install --prefix DIR MODULE...</c>, then
/// <c>EVENTTRACKING_NODE_MODULES=DIR/node_modules</c>. <c>.ci/run</c> has the modules and their versions.
/// </summary>
internal static class NodeModules
{
    private const string Variable = "EVENTTRACKING_NODE_MODULES";

    private static readonly string? Folder = Environment.GetEnvironmentVariable(Variable);

    /// <summary>Gets the statement that declares <c>load</c>, which loads a module.</summary>
    public static string Load =>
        $"const load = require('module').createRequire({JsonSerializer.Serialize(System.IO.Path.GetFullPath(Folder!) + "/")});";

    /// <summary>Returns the path of a file in a module.</summary>
    public static string Path(string file) => System.IO.Path.Combine(Folder!, file);

    public static void SkipUnlessInstalled(params IEnumerable<string> modules)
    {
        // Not Assert.All, which would turn the exception that skips the test into a failure.
        foreach (var module in modules)
        {
            Assert.SkipUnless(
                Folder is not null && Directory.Exists(Path(module)),
                $"{module} is absent: {Variable} is not a folder where npm has installed it.");
        }
    }
}
