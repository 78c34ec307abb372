using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace Connectors.Conventions.Tests;

/// <summary>Packs every package into a folder of its own, without building anything.</summary>
public sealed class PackedPackages : IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("connectors-packages-");

    public async Task InitializeAsync()
    {
        var project = Path.Combine(_folder.FullName, "pack.proj");
        new XDocument(new XElement(
            "Project",
            new XElement("ItemGroup", new XElement("Package", new XAttribute("Include", Path.Combine(Product.Root, "src", "*", "*.csproj")))),
            new XElement("Target", new XAttribute("Name", "Pack"), new XElement(
                "MSBuild",
                new XAttribute("Projects", "@(Package)"),
                new XAttribute("Targets", "Pack"),
                new XAttribute("Properties", $"NoBuild=true;Configuration={Configuration};PackageOutputPath={_folder.FullName}"))))).Save(project);
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", project, "-t:Pack", "-nologo", "-v:quiet", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var output = await dotnet.StandardOutput.ReadToEndAsync();
        await dotnet.WaitForExitAsync();
        Assert.True(dotnet.ExitCode == 0, output);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Delete(recursive: true);

    internal XDocument Nuspec(string package)
    {
        using var zip = Open(package, "nupkg");
        using var nuspec = zip.GetEntry(package + ".nuspec")!.Open();
        return XDocument.Load(nuspec);
    }

    internal ISet<string> Entries(string package, string extension)
    {
        using var zip = Open(package, extension);
        return zip.Entries.Select(static e => e.FullName).ToHashSet();
    }

    private static string Configuration => typeof(PackedPackages).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private ZipArchive Open(string package, string extension) =>
        ZipFile.OpenRead(Assert.Single(Directory.EnumerateFiles(_folder.FullName, $"{package}.*.{extension}"), f =>
            char.IsAsciiDigit(Path.GetFileName(f)[package.Length + 1])));
}
