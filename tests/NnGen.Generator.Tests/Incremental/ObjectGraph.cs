using System.Reflection;

namespace NnGen.Generator.Tests.Incremental;

/// <summary>Walks everything an object holds on to.</summary>
internal static class ObjectGraph
{
    /// <summary>Every object that can be reached, with the way to it.</summary>
    public static IEnumerable<(object Value, string Path)> Reachable(object root, string name)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(object Value, string Path)>([(root, name)]);
        while (open.TryPop(out var current))
        {
            if (!current.Value.GetType().IsValueType && !seen.Add(current.Value))
            {
                continue;
            }

            yield return current;
            foreach (var next in Held(current.Value))
            {
                open.Push((next.Value, $"{current.Path}.{next.Name}"));
            }
        }
    }

    private static IEnumerable<(object Value, string Name)> Held(object value)
    {
        var type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || value is string or Type or MemberInfo)
        {
            return [];
        }

        var parts = value is Array array ? Elements(array) : Fields(value, type);
        return parts.Where(part => part.Value is not null).Select(part => (part.Value!, part.Name));
    }

    private static IEnumerable<(object? Value, string Name)> Elements(Array array) =>
        array.Cast<object?>().Select((item, i) => (item, $"[{i}]"));

    private static IEnumerable<(object? Value, string Name)> Fields(object value, Type type)
    {
        for (Type? level = type; level is not null; level = level.BaseType)
        {
            const BindingFlags own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            foreach (var field in level.GetFields(own))
            {
                yield return (field.GetValue(value), field.Name);
            }
        }
    }
}
