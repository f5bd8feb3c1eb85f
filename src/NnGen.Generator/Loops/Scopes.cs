namespace NnGen.Generator.Loops;

/// <summary>Scopes keep the locals of several tiles apart; one that stands alone among its neighbours needs no braces.</summary>
internal static class Scopes
{
    public static EquatableArray<Statement> Unwrap(IEnumerable<Statement> statements)
    {
        var unwrapped = statements.Select(Inside).ToList();
        return unwrapped.Count(HasBody) == 1
            ? unwrapped.SelectMany(statement => statement is Scope scope ? scope.Body : (IEnumerable<Statement>)[statement]).ToEquatableArray()
            : unwrapped.ToEquatableArray();
    }

    private static bool HasBody(Statement statement) => statement is Scope or CountedLoop or RowLoop or IndexLoop;

    private static Statement Inside(Statement statement) => statement switch
    {
        Scope scope => scope with { Body = Unwrap(scope.Body) },
        CountedLoop loop => loop with { Body = Unwrap(loop.Body) },
        RowLoop loop => loop with { Body = Unwrap(loop.Body) },
        _ => statement,
    };
}
