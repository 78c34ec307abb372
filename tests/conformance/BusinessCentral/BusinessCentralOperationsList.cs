using System.Reflection;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Http;

namespace Connectors.Conformance.Tests.BusinessCentral;

/// <summary>Every operation of the client on the standard API; those of the companion extension have a contract of their own.</summary>
internal static class BusinessCentralOperationsList
{
    public static IReadOnlyList<Operation> All { get; } =
        [.. typeof(BusinessCentralOperations).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(static p => p.PropertyType == typeof(Operation)).Select(static p => (Operation)p.GetValue(null)!)
            .Where(static o => !o.Path.StartsWith(BusinessCentralOperations.CompanionRoot, StringComparison.Ordinal))];
}
