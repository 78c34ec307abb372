using System.Xml.Linq;

namespace Connectors.Conventions.Tests.Rules;

/// <summary>A published package names what it uses and nothing else, and says what a person who finds it wants to know.</summary>
internal static class NuspecRule
{
    public static IEnumerable<string> CheckDependencies(Package package, XDocument nuspec)
    {
        var named = Descendants(nuspec, "dependency").Select(static d => (string?)d.Attribute("id"))
            .Concat(Descendants(nuspec, "frameworkReference").Select(static f => (string?)f.Attribute("name")))
            .OfType<string>()
            .ToArray();
        var uses = package.MayReferenceProjects.Concat(package.MayReferencePackages).ToArray();
        return named.Except(uses).Select(name => $"{package.Name} depends on {name}, which it may not reference")
            .Concat(uses.Except(named).Select(name => $"{package.Name} does not depend on {name}"));
    }

    public static IEnumerable<string> CheckDescription(string package, XDocument nuspec)
    {
        var repository = Descendants(nuspec, "repository").FirstOrDefault();
        (string Part, bool IsThere)[] parts =
        [
            ("description", Text(nuspec, "description").Length > 0),
            ("tags", Text(nuspec, "tags").Length > 0),
            ("licence", Text(nuspec, "license") == "MIT"),
            ("readme", Text(nuspec, "readme") == "README.md"),
            ("icon", Text(nuspec, "icon") == "icon.png"),
            ("project page", Uri.TryCreate(Text(nuspec, "projectUrl"), UriKind.Absolute, out _)),
            ("repository", Uri.TryCreate((string?)repository?.Attribute("url"), UriKind.Absolute, out _)),
            ("commit", (string?)repository?.Attribute("commit") is { Length: 40 }),
        ];
        return parts.Where(static p => !p.IsThere).Select(p => $"{package} names no {p.Part}");
    }

    public static string Text(XDocument nuspec, string element) => Descendants(nuspec, element).FirstOrDefault()?.Value ?? string.Empty;

    // The namespace of a nuspec is another one with each generation of its schema.
    private static IEnumerable<XElement> Descendants(XDocument nuspec, string name) => nuspec.Descendants().Where(e => e.Name.LocalName == name);
}
