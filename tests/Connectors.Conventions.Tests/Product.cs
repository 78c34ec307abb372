using Connectors.Tests.Shared;

namespace Connectors.Conventions.Tests;

/// <summary>The shipped packages, and where the repository is.</summary>
internal static class Product
{
    /// <summary>What the generated binding of a package's own options calls.</summary>
    private const string Binder = "Microsoft.Extensions.Configuration.Binder";

    public static IReadOnlyList<Package> Packages { get; } =
    [
        new("Connectors.Domain", [], []),
        new("Connectors.Http", ["Connectors.Domain"], ["Microsoft.Extensions.Http", "Microsoft.Extensions.Options", "Microsoft.Extensions.Options.ConfigurationExtensions", "Polly.Core"]),
        new("Connectors.Http.Polly", ["Connectors.Http"], ["Microsoft.Extensions.Http.Polly", "Polly", "Polly.Extensions.Http"]),
        new("Connectors.Mirakl", ["Connectors.Domain", "Connectors.Http"], ["CsvHelper", Binder]),
        new("Connectors.Dynamics365", ["Connectors.Domain", "Connectors.Http"], [Binder]),
        new("Connectors.Patchworks", ["Connectors.Domain", "Connectors.Http"], [Binder]),
        new("Connectors.ShipBob", ["Connectors.Domain", "Connectors.Http"], [Binder]),
        new("Connectors.Shopify", ["Connectors.Domain", "Connectors.Http"], [Binder]),
        new("Connectors.SparkLayer", ["Connectors.Domain", "Connectors.Http"], [Binder]),
        new("Connectors.Tables", ["Connectors.Domain"], ["CsvHelper", "Microsoft.Extensions.Options", .. Options]),
        new("Connectors.Flows", ["Connectors.Domain"], ["Microsoft.Extensions.Hosting.Abstractions", .. Options]),
        new("Connectors.AspNetCore", ["Connectors.Flows"], ["Microsoft.AspNetCore.App"]),
        new("Connectors.Hosting", ["Connectors.Flows", "Connectors.Http"], ["Microsoft.Extensions.Diagnostics.HealthChecks", "OpenTelemetry.Api.ProviderBuilderExtensions", Binder]),
        new("Connectors.Storage.Sqlite", ["Connectors.Flows"], ["Microsoft.Data.Sqlite.Core", .. Options]),
        new("Connectors.Testing", ["Connectors.Domain", "Connectors.Http", "Connectors.Flows"], []),
        new("Connectors.Simulators", ["Connectors.Domain"], ["CsvHelper", "GraphQL", "Microsoft.AspNetCore.App"]),
    ];

    /// <summary>What binds options; allowed wherever there are options.</summary>
    private static string[] Options => [Binder, "Microsoft.Extensions.Options.ConfigurationExtensions"];

    public static string Root => Repository.Root;

    public static IEnumerable<Type> PublicTypes => Packages.SelectMany(static p => p.Assembly.GetExportedTypes());

    public static IEnumerable<Type> AllTypes => Packages.SelectMany(static p => p.Assembly.GetTypes());

    public static IEnumerable<SourceFile> SourceFiles => Packages.SelectMany(static p => Directory
        .EnumerateFiles(p.Folder, "*.cs", SearchOption.AllDirectories)
        .Select(path => new SourceFile(p.Name, Path.GetRelativePath(p.Folder, path).Replace('\\', '/'), File.ReadAllText(path)))
        .Where(static f => !f.Path.StartsWith("obj/", StringComparison.Ordinal) && !f.Path.StartsWith("bin/", StringComparison.Ordinal)));
}
