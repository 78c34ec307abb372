using System.Reflection;
using System.Xml.Linq;

namespace Connectors.Conventions.Tests.Rules;

/// <summary>References point one way: a project names only what its package may reference, and uses nothing beyond that.</summary>
internal static class ArrowRule
{
    // Analysers ship nothing.
    private static readonly string[] BuildOnly = ["Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.CodeAnalysis.PublicApiAnalyzers", "Microsoft.SourceLink.GitHub"];

    public static IEnumerable<string> CheckProject(Package package, XDocument project)
    {
        var projects = Names(project, "ProjectReference").Select(static p => Path.GetFileNameWithoutExtension(p.Replace('\\', '/')));
        var packages = Names(project, "PackageReference").Concat(Names(project, "FrameworkReference")).Except(BuildOnly);
        return projects.Except(package.MayReferenceProjects)
            .Concat(packages.Except(package.MayReferencePackages))
            .Select(name => $"{package.Name} must not reference {name}");
    }

    public static IEnumerable<string> CheckAssembly(Package package, IEnumerable<AssemblyName> references, IReadOnlyList<Package> all)
    {
        var allowed = Closure(package.Name, all);
        return references
            .Select(static r => r.Name!)
            .Where(name => name.StartsWith("Connectors.", StringComparison.Ordinal) && !allowed.Contains(name))
            .Select(name => $"{package.Name} must not use {name}");
    }

    private static IEnumerable<string> Names(XDocument project, string element) =>
        project.Descendants(element).Select(static e => (string?)e.Attribute("Include")).OfType<string>();

    private static HashSet<string> Closure(string name, IReadOnlyList<Package> all)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        void Reach(string from)
        {
            foreach (var to in all.Where(p => p.Name == from).SelectMany(static p => p.MayReferenceProjects).Where(reached.Add))
            {
                Reach(to);
            }
        }

        Reach(name);
        return reached;
    }
}
