namespace EventTracking.Shared;

/// <summary>What the SDK adds to a project with <c>ImplicitUsings</c>.</summary>
internal static class ImplicitUsings
{
    public const string OfPrograms = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>What a web site gets besides.</summary>
    public const string OfSites = """
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        """;
}
