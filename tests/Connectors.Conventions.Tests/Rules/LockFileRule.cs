using System.Text.Json;

namespace Connectors.Conventions.Tests.Rules;

/// <summary>A lock file holds the contents of every package of its project, in the versions that the repository names.</summary>
internal static class LockFileRule
{
    public static IEnumerable<string> Check(string path, JsonDocument lockFile, IReadOnlyDictionary<string, string> versions)
    {
        foreach (var package in lockFile.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(static framework => framework.Value.EnumerateObject()))
        {
            var type = package.Value.GetProperty("type").GetString();
            if (type == "Project")
                continue;
            if (!package.Value.TryGetProperty("contentHash", out var hash) || Convert.FromBase64String(hash.GetString()!).Length != 64)
                yield return $"{path} does not say what {package.Name} contains";
            if (type == "Direct" && versions.TryGetValue(package.Name, out var version) && package.Value.GetProperty("resolved").GetString() is var resolved && resolved != version)
                yield return $"{path} holds {package.Name} {resolved}, and Directory.Packages.props names {version}: run dotnet restore --force-evaluate";
        }
    }
}
